import type { DirectConnectGatewayAssociation } from '../resources/directConnectGateway.ts'
import { vpcCidrs } from '../resources/vpcCidrs.ts'
import { INSIDE_TIMERS, MIXED_MTU, preferenceByCommunity, UNTAGGED_ELSEWHERE, VGW_RANK } from './awsPolicy.ts'
import { backboneLeg } from './backboneLeg.ts'
import { type Builder, prefixes } from './builder.ts'
import { addDirectConnectAttachment } from './directConnectAttachmentToNode.ts'
import { reflectorEnd } from './reflectorEnd.ts'

/** Virtual private gateways with the VPC they are attached to. */
export function addVirtualPrivateGateways(build: Builder): void {
  for (const gateway of build.world.all('virtualPrivateGateway')) {
    if (gateway.body.state !== 'available') continue
    const { attachment } = gateway.body
    const vpc = attachment?.state === 'attached' ? build.world.get('vpc', attachment.vpcId) : undefined
    const cidrs = vpc ? prefixes(vpcCidrs(vpc.body)) : []
    const link = `${gateway.id}~${vpc?.id}`
    build.node(
      gateway.id,
      { label: gateway.body.tags.Name ?? gateway.body.tags['landbridge:name'] ?? gateway.id, kind: 'gateway' },
      {
        asn: gateway.body.amazonSideAsn,
        selection: 'ranked',
        singlePathGroups: ['vpn', 'vpn static'],
        mixedMtu: MIXED_MTU,
        originates: cidrs,
        statics: cidrs.map(prefix => ({ prefix, link, distance: 0, rank: VGW_RANK.vpc, label: 'VPC' })),
      },
    )
    if (vpc) build.link({ name: link, ends: [gateway.id, vpc.id], mtu: 9001 })
  }
}

/**
 * DX gateways are control plane only: a reflector that hands every path of the customer to each gateway behind it,
 * next hops unchanged, and the gateways' prefixes to the customer under its own AS.
 */
export function addDirectConnectGateways(build: Builder): void {
  for (const gateway of build.world.all('directConnectGateway')) {
    if (gateway.body.state !== 'available') continue
    build.node(gateway.id, { label: gateway.body.name || gateway.id, kind: 'controlPlane' }, { asn: gateway.body.amazonSideAsn })
    for (const row of build.world.referring('directConnectGatewayAssociation', gateway.id)) addAssociation(build, row.body)
  }
}

function addAssociation(build: Builder, association: DirectConnectGatewayAssociation): void {
  const behind = association.gateway
  if (association.state !== 'associated' && association.state !== 'updating') return
  const reflector = association.directConnectGatewayId
  if (behind.kind === 'transitGateway') {
    addDirectConnectAttachment(build, association, backboneLeg(build, reflector, behind.region))
    return
  }
  if (!build.nodes.has(behind.id)) return
  const allowed = prefixes(association.allowedPrefixes)
  const name = `${reflector}~${behind.id}`
  build.link({ name, ends: [reflector, behind.id], mtu: 9001, ...backboneLeg(build, reflector, behind.region) })
  build.session({
    name,
    link: name,
    components: [],
    ends: [
      reflectorEnd(reflector),
      {
        node: behind.id,
        ...INSIDE_TIMERS,
        group: 'direct connect',
        import: {
          rank: VGW_RANK.directConnect,
          localPreferenceByCommunity: preferenceByCommunity(behind.region),
          localPreference: UNTAGGED_ELSEWHERE,
        },
        // Direct Connect guide, "Allowed prefixes": behind a virtual private gateway the list is a filter; none = all CIDRs.
        export: { from: ['local'], ...(allowed.length > 0 ? { within: allowed } : {}) },
      },
    ],
  })
}
