import type { DirectConnectOperation } from './directConnectOperation.ts'
import { page } from './page.ts'
import { resiliencyGroupItem } from './resiliencyGroupAnswer.ts'

/** The caller's groups in the Region, 100 at a time at most, without their tags. */
export const listResiliencyGroups: DirectConnectOperation<'ListResiliencyGroups'> = ({ world, caller }, input) => {
  const rows = [...world.within('resiliencyGroup', caller)]
  const { items, ...more } = page(rows, { ...input, maxResults: input.maxResults ?? 100 }, {})
  return { items: items.map(resiliencyGroupItem), ...more }
}
