import { z } from 'zod'
import { textField } from '../resources/fields.ts'
import { section } from './containers.ts'

const REASON = 'a reason of a few words'

const ignored = section('a finding that is accepted', {
  rule: textField('the id of a rule such as DX036').describe('Id of the rule, as `landbridge check` prints it'),
  about: textField('the name of a thing')
    .optional()
    .describe('The thing that it is accepted for; everything where nothing is said'),
  because: z
    .string({ error: REASON })
    .trim()
    .min(3, { error: `${REASON}, 3 letters at least` })
    .describe('Why that is all right here: a rule is ignored with a reason or not at all'),
})

export const checksSchema = section('what the linter is to leave out', {
  ignore: z
    .array(ignored, { error: 'a list of findings that are accepted' })
    .default([])
    .describe('Findings that are accepted, each with the reason'),
}).default({ ignore: [] })
