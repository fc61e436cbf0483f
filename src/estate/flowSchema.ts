import { dfField, meanSizeField, mssField, nameField, textField, yesOrNo } from '../resources/fields.ts'
import { section } from './containers.ts'
import { rateField, volumeField } from './quantities.ts'

const back = section('what goes back', {
  steady: rateField.describe('What goes from `to` to `from` all day'),
  peak: rateField.optional().describe('At most; its `steady` where nothing is said'),
})

export const flowSchema = section('a flow', {
  name: nameField.optional().describe('Its name; `FROM-to-TO` where nothing is said'),
  from: textField('the name of a host').describe('Host at one end'),
  to: textField('the name of a host').describe('Host at the other end'),
  steady: rateField.describe('What it needs all day, each way'),
  peak: rateField.optional().describe('What it needs at most, each way; `steady` where nothing is said'),
  back: back
    .optional()
    .describe('What it needs from `to` to `from`, where that is another rate; then `steady` and `peak` are those there'),
  single: yesOrNo.optional().describe('One 5-tuple, which no ECMP spreads; many where nothing is said'),
  packetSize: meanSizeField
    .optional()
    .describe(
      'Mean size of its IP packets in bytes, such as 512; where nothing is said, large enough that no limit of packets per second binds before the rate',
    ),
  packets: dfField
    .optional()
    .describe(
      'Size in bytes of the largest IP packets that it sends with DF and cannot make smaller by itself, such as 8500; where nothing is said, it is TCP, which agrees on what fits',
    ),
  mss: mssField
    .optional()
    .describe('TCP’s maximum segment size where somebody fixes it, such as 1379; what fits the interfaces where nothing is said'),
  monthly: volumeField.optional().describe('Volume per month, both ways together; unknown (never zero) where nothing is said'),
  monthlyBack: volumeField
    .optional()
    .describe('Of `monthly`, what goes from `to` to `from`, such as what a site downloads; half where nothing is said'),
})
