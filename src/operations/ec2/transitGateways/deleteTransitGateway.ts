import { AwsError } from '../../../resources/refusal.ts'
import type { TransitGatewayAttachmentType } from '../../../resources/transitGateway.ts'
import { isUndeletedAttachment } from '../../../resources/undeletedAttachments.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { live } from '../nouns.ts'
import { endRouteTable } from './endRouteTable.ts'
import { transitGatewayShape } from './transitGatewayShape.ts'

/** AWS's own words for what is in the way, which clients wait on. */
const BLOCKERS: Readonly<Record<TransitGatewayAttachmentType, string>> = {
  vpc: 'Transit Gateway Attachments',
  vpn: 'VPN Attachments',
  'vpn-concentrator': 'VPN Concentrator Attachments',
  'direct-connect-gateway': 'DirectConnect Gateway Attachments',
  connect: 'Transit Gateway Attachments',
  peering: 'Transit Gateway Cross Region Peering Attachments',
}

/** Its route tables and policy tables go with it; what is attached has to go before. */
export const deleteTransitGateway: Ec2Operation<'DeleteTransitGateway'> = (context, input) => {
  const { world, caller, nowMs, leadTimes } = context
  const { id } = live(context, 'transitGateway', input.TransitGatewayId)
  const attached = [...world.referring('transitGatewayAttachment', id)].filter(({ body }) => isUndeletedAttachment(body))
  const [first] = attached
  if (first !== undefined) {
    const words = BLOCKERS[first.body.type]
    const alike = attached.filter(({ body }) => BLOCKERS[body.type] === words)
    throw new AwsError('IncorrectState', `${id} has non-deleted ${words}: ${alike.map(row => row.id).join(', ')}.`)
  }
  const timer = { dueAt: nowMs + leadTimes.provisioning }
  for (const table of [...world.referring('transitGatewayRouteTable', id)]) endRouteTable(world, table, timer.dueAt)
  for (const { kind, id: table, body } of [...world.referring('transitGatewayPolicyTable', id)]) {
    if (body.state !== 'deleting' && body.state !== 'deleted') world.update(kind, table, { state: 'deleting' }, timer)
  }
  const row = world.update('transitGateway', id, { state: 'deleting' }, timer)
  return { TransitGateway: transitGatewayShape(row, caller) }
}
