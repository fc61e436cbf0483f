import { z } from 'zod'
import type { SameType } from '../drill/suggest/sameType.ts'
import type { CheckReport } from './report.ts'
import { SEVERITIES } from './rule.ts'

const finding = {
  rule: z.string().describe('Id of the rule: docs/checks.md explains it.'),
  severity: z
    .enum(SEVERITIES)
    .describe('error: it breaks, or breaks at the first failure. warning: it costs when something else goes wrong.'),
  summary: z.string().describe('One sentence with the facts.'),
  about: z.string().describe('Name of the thing.'),
  where: z.string().nullable().describe('file:line:column; null where no file says it.'),
  source: z.string().describe('Section of a guide, or an RFC.'),
  fix: z.string().describe('What to do about it, one sentence.'),
}

/** What the answer of a check looks like, for those who verify one at run time. */
export const CHECK_REPORT = z.strictObject({
  findings: z.array(z.strictObject(finding)).describe('Errors first.'),
  ignored: z.array(z.strictObject({ ...finding, because: z.string() })).describe('Found, and accepted with a reason.'),
  unused: z
    .array(z.strictObject({ rule: z.string(), about: z.string().exactOptional(), because: z.string() }))
    .describe('Ignores that met nothing.'),
})

true satisfies SameType<z.infer<typeof CHECK_REPORT>, CheckReport>

/** JSON Schema (2020-12) of what `landbridge check --json` prints. */
export function checkSchema(): z.core.JSONSchema.BaseSchema {
  return { title: 'Landbridge check report', ...z.toJSONSchema(CHECK_REPORT, { target: 'draft-2020-12' }) }
}
