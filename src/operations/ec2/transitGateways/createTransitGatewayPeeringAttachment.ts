import { AwsError } from '../../../resources/refusal.ts'
import regions from '../../../resources/regions.json' with { type: 'json' }
import { newTransitGatewayAttachment } from '../../../resources/transitGatewayAttachmentOrder.ts'
import { isUndeletedAttachment } from '../../../resources/undeletedAttachments.ts'
import type { Context } from '../../operation.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { tagsFrom } from '../ec2Tags.ts'
import { idOf, required } from '../nouns.ts'
import { checkQuota } from '../quota.ts'
import { peeringAttachmentShape } from './peeringAttachmentShape.ts'
import { ownAvailableTransitGateway, termsOf } from './transitGatewayLookup.ts'

type Create = Ec2Operation<'CreateTransitGatewayPeeringAttachment'>

/** A request to the owner of another transit gateway; whether there is such a one turns out when it is sent. */
export const createTransitGatewayPeeringAttachment: Create = (context, input) => {
  const { world, caller } = context
  if (input.Options?.DynamicRouting === 'enable') {
    throw new AwsError('IncorrectState', 'You cannot create a dynamic peering attachment.')
  }
  const gateway = ownAvailableTransitGateway(context, input.TransitGatewayId)
  const peerId = idOf('transitGateway', input.PeerTransitGatewayId)
  const account = required(input.PeerAccountId, 'PeerAccountId')
  const region = required(input.PeerRegion, 'PeerRegion')
  if (!/^\d{12}$/.test(account)) throw invalid('PeerAccountId', account, 'It must be an account id of 12 digits')
  if (!Object.hasOwn(regions, region)) throw invalid('PeerRegion', region, 'It must be a Region such as us-east-1')
  if (peerId === gateway.id) throw invalid('PeerTransitGatewayId', peerId, 'A transit gateway cannot peer with itself')
  checkPeerings(context, gateway.id, peerId)
  const order = {
    transitGatewayId: gateway.id,
    type: 'peering' as const,
    resourceId: peerId,
    resourceOwnerAccount: account,
    state: 'initiatingRequest' as const,
    peering: { account, region, tags: {}, ...(input.Options?.DynamicRouting && { dynamicRouting: 'disable' as const }) },
    tags: tagsFrom(context, 'transitGatewayAttachment', input.TagSpecifications),
  }
  const row = newTransitGatewayAttachment(world, order, termsOf(context))
  return { TransitGatewayPeeringAttachment: peeringAttachmentShape(row, caller) }
}

function checkPeerings({ world, quotas }: Context, gatewayId: string, peerId: string): void {
  const peerings = [...world.referring('transitGatewayAttachment', gatewayId)].filter(
    ({ body }) => body.type === 'peering' && isUndeletedAttachment(body),
  )
  const twin = peerings.find(({ body }) => body.transitGatewayId === peerId || body.resourceId === peerId)
  if (twin !== undefined) {
    throw new AwsError(
      'DuplicateTransitGatewayAttachment',
      `${gatewayId} has non-deleted Transit Gateway Cross Region Peering Attachments with ${peerId}: ${twin.id}.`,
    )
  }
  const code = 'TransitGatewayAttachmentLimitExceeded'
  const all = { count: peerings.length, limit: quotas.peeringAttachmentsPerTransitGateway }
  checkQuota(code, `peering attachments of ${gatewayId}`, all)
  const waiting = peerings.filter(({ body }) => body.state === 'initiatingRequest' || body.state === 'pendingAcceptance')
  const pending = { count: waiting.length, limit: quotas.pendingPeeringAttachmentsPerTransitGateway }
  checkQuota(code, `pending peering attachments of ${gatewayId}`, pending)
}

function invalid(parameter: string, value: string, allowed: string): AwsError {
  return new AwsError('InvalidParameterValue', `Value (${value}) for parameter ${parameter} is invalid. ${allowed}.`)
}
