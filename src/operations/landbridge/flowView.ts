import { z } from 'zod'
import { dfField, meanSizeField, mssField, nameField, tagsField, wholeNumber, yesOrNo } from '../../resources/fields.ts'
import type { Row, World } from '../../resources/world.ts'
import { customerId } from './customerId.ts'

const rate = wholeNumber(1, 10 ** 15, 'a rate in bit/s')

const backFields = {
  steadyBps: rate.describe('What goes from `to` to `from` all day, bit/s'),
  peakBps: rate.describe('At most, bit/s'),
}

/** Where the peak may be left out. */
export const flowBackInput = z.strictObject({ ...backFields, peakBps: backFields.peakBps.exactOptional() }).exactOptional()

export const flowFields = {
  id: nameField.describe('Its name, unique in the account'),
  from: nameField.describe('Name of the host at one end'),
  to: nameField.describe('Name of the host at the other end'),
  steadyBps: rate.describe('What it needs all day, bit/s each way'),
  peakBps: rate.describe('What it needs at most, bit/s each way'),
  back: z
    .strictObject(backFields)
    .exactOptional()
    .describe('What it needs from `to` to `from`; as much as there where nothing is said'),
  packetBytes: meanSizeField
    .exactOptional()
    .describe('Mean size of its IP packets in bytes; absent = large enough that no limit of packets per second binds'),
  dfBytes: dfField
    .exactOptional()
    .describe('Size of the largest IP packets that it sends with DF and cannot make smaller by itself; absent = it is TCP'),
  mss: mssField.exactOptional().describe('TCP’s maximum segment size where somebody fixes it; not together with `dfBytes`'),
  single: yesOrNo.describe('One 5-tuple instead of many'),
  monthlyBytes: wholeNumber(0, Number.MAX_SAFE_INTEGER, 'a volume in bytes')
    .exactOptional()
    .describe('Bytes per month, both ways together; absent means unknown'),
  monthlyBackBytes: wholeNumber(0, Number.MAX_SAFE_INTEGER, 'a volume in bytes')
    .exactOptional()
    .describe('Of these, what goes from `to` to `from`; half where nothing is said'),
  tags: tagsField.exactOptional().describe('Tags; `landbridge:name` marks what an estate file made'),
}

export const flowOutput = z.strictObject(flowFields)

export function flowView(world: World, { id, account, body }: Row<'flow'>): z.output<typeof flowOutput> {
  const nameOf = (host: string) => world.get('host', host)?.body.name ?? host
  return { ...body, id: id.slice(customerId('flow', account, '').length), from: nameOf(body.from), to: nameOf(body.to) }
}
