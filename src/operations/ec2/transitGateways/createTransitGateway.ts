import { amazonSideAsn } from '../../../resources/gatewayRules.ts'
import { transitGatewayCidrs } from '../../../resources/transitGatewayCidrs.ts'
import { newTransitGateway } from '../../../resources/transitGatewayOrder.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { tagsFrom } from '../ec2Tags.ts'
import { checkQuota } from '../quota.ts'
import { given, parseOnOff } from './onOff.ts'
import { termsOf } from './transitGatewayLookup.ts'
import { transitGatewayShape } from './transitGatewayShape.ts'

/** With multicast allowed nothing more can be done than without: multicast domains are not built. */
export const createTransitGateway: Ec2Operation<'CreateTransitGateway'> = (context, input) => {
  const { world, caller, quotas } = context
  const options = input.Options ?? {}
  const count = [...world.within('transitGateway', caller)].filter(({ body }) => body.state !== 'deleted').length
  checkQuota('TransitGatewayLimitExceeded', 'transit gateways', { count, limit: quotas.transitGatewaysPerRegion })
  const order = given({
    description: input.Description,
    amazonSideAsn: amazonSideAsn(options.AmazonSideAsn),
    autoAcceptSharedAttachments: parseOnOff(options.AutoAcceptSharedAttachments, 'AutoAcceptSharedAttachments'),
    defaultRouteTableAssociation: parseOnOff(options.DefaultRouteTableAssociation, 'DefaultRouteTableAssociation'),
    defaultRouteTablePropagation: parseOnOff(options.DefaultRouteTablePropagation, 'DefaultRouteTablePropagation'),
    vpnEcmpSupport: parseOnOff(options.VpnEcmpSupport, 'VpnEcmpSupport'),
    dnsSupport: parseOnOff(options.DnsSupport, 'DnsSupport'),
    securityGroupReferencingSupport: parseOnOff(options.SecurityGroupReferencingSupport, 'SecurityGroupReferencingSupport'),
    multicastSupport: parseOnOff(options.MulticastSupport, 'MulticastSupport'),
    cidrBlocks: transitGatewayCidrs(options.TransitGatewayCidrBlocks ?? [], quotas),
    tags: tagsFrom(context, 'transitGateway', input.TagSpecifications),
  })
  return { TransitGateway: transitGatewayShape(newTransitGateway(world, caller, order, termsOf(context)), caller) }
}
