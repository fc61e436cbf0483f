import type { TransitGatewayAttachment } from './transitGateway.ts'
import type { Row, World } from './world.ts'

/** Whether Describe still shows it as something that holds its transit gateway. */
export function isUndeletedAttachment({ state }: Pick<TransitGatewayAttachment, 'state'>): boolean {
  return state !== 'deleted' && state !== 'rejected' && state !== 'failed'
}

/** The names under which worlds keep count of the attachment: its transit gateway's and, of a peering, the other one's. */
export function attachmentTallyKeys({ body }: Row<'transitGatewayAttachment'>): readonly string[] {
  if (!isUndeletedAttachment(body)) return []
  return [...new Set([body.transitGatewayId, body.resourceId])].map(tallyKey)
}

/** How many attachments the transit gateway has, peerings that others asked for among them. */
export function undeletedAttachments(world: World, transitGatewayId: string): number {
  const counted = world.tally?.(tallyKey(transitGatewayId))
  if (counted !== undefined) return counted
  let count = 0
  for (const { body } of world.referring('transitGatewayAttachment', transitGatewayId)) if (isUndeletedAttachment(body)) count++
  return count
}

function tallyKey(id: string): string {
  return `attachments of ${id}`
}
