import { resiliencyGroupArn } from '../../resources/resiliencyGroupLookup.ts'
import type { Row } from '../../resources/world.ts'
import type { ResiliencyGroup } from './supplement.ts'
import { tagList } from './tagList.ts'

/** A resiliency group as answers show it; the intended model is kept and not shown. */
export function resiliencyGroupAnswer(row: Row<'resiliencyGroup'>): ResiliencyGroup {
  return { ...resiliencyGroupItem(row), tags: tagList(row.body.tags) }
}

/** The same without its tags, as lists show it. */
export function resiliencyGroupItem(row: Row<'resiliencyGroup'>): ResiliencyGroup {
  return {
    resiliencyGroupId: row.id,
    resiliencyGroupArn: resiliencyGroupArn(row),
    resiliencyGroupName: row.body.name,
    resiliencyGroupType: 'Managed',
    ownerAccount: row.account,
    state: row.body.state,
  }
}
