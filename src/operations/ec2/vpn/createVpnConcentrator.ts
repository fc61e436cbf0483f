import { ec2Id } from '../../../resources/ids.ts'
import { newTransitGatewayAttachment } from '../../../resources/transitGatewayAttachmentOrder.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { tagsFrom } from '../ec2Tags.ts'
import { required } from '../nouns.ts'
import { checkQuota } from '../quota.ts'
import { ownAvailableTransitGateway } from '../transitGateways/transitGatewayLookup.ts'
import { checkGatewayType } from './gatewayType.ts'
import { vpnConcentratorShape } from './vpnConcentratorShape.ts'

/** A concentrator on a transit gateway, with the attachment that all of its sites share. */
export const createVpnConcentrator: Ec2Operation<'CreateVpnConcentrator'> = (context, input) => {
  const { world, caller, nowMs, random, leadTimes, quotas } = context
  checkGatewayType(input.Type)
  const { id: transitGatewayId } = ownAvailableTransitGateway(context, required(input.TransitGatewayId, 'transitGatewayId'))
  const present = [...world.within('vpnConcentrator', caller)].filter(({ body }) => body.state !== 'deleted')
  const code = 'VpnConcentratorLimitExceeded'
  checkQuota(code, 'VPN concentrators in the Region', { count: present.length, limit: quotas.vpnConcentratorsPerRegion })
  checkQuota(code, `VPN concentrators of ${transitGatewayId}`, {
    count: present.filter(({ body }) => body.transitGatewayId === transitGatewayId).length,
    limit: quotas.vpnConcentratorsPerTransitGateway,
  })
  const tags = tagsFrom(context, 'vpnConcentrator', input.TagSpecifications)
  const id = ec2Id('vcn', random)
  const readyAt = nowMs + leadTimes.provisioning
  const order = { transitGatewayId, type: 'vpn-concentrator', resourceId: id, resourceOwnerAccount: caller.account } as const
  const attachment = newTransitGatewayAttachment(world, order, { nowMs, readyAt, quotas, random })
  const body = { transitGatewayId, attachmentId: attachment.id, state: 'pending' as const, tags }
  return { VpnConcentrator: vpnConcentratorShape(world.put('vpnConcentrator', id, caller, body, { dueAt: readyAt })) }
}
