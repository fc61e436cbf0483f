import type { Row, World } from '../../resources/world.ts'

/** So many VPCs that are connected alike are drawn as one box. */
const FEWEST_ALIKE = 4

export interface VpcGroup {
  readonly id: string
  readonly members: readonly { readonly vpc: Row<'vpc'> /** Of the VPC and of its gateway. */; readonly ids: readonly string[] }[]
  readonly gatewayAsn: number | undefined
}

/** VPCs, of which those that nothing tells apart but their names and addresses stand together. */
export function groupedVpcs(world: World): readonly VpcGroup[] {
  const vpcs = [...world.all('vpc')].filter(({ body }) => !body.isDefault)
  const alike = Map.groupBy(vpcs, vpc => likeness(world, vpc))
  return [...alike.values()].flatMap(group => {
    const members = group.map(vpc => ({ vpc, ids: [vpc.id, ...gatewaysOf(world, vpc.id).map(({ id }) => id)] }))
    const gatewayAsn = group[0] && gatewaysOf(world, group[0].id)[0]?.body.amazonSideAsn
    if (members.length >= FEWEST_ALIKE) return [{ id: group[0]?.id ?? '', members, gatewayAsn }]
    return members.map(member => ({
      id: member.vpc.id,
      members: [member],
      gatewayAsn: gatewaysOf(world, member.vpc.id)[0]?.body.amazonSideAsn,
    }))
  })
}

function gatewaysOf(world: World, vpcId: string): readonly Row<'virtualPrivateGateway'>[] {
  return [...world.referring('virtualPrivateGateway', vpcId)].filter(({ body }) => body.attachment?.state === 'attached')
}

/** Account, Region, and everything that it is connected to. */
function likeness(world: World, { id, account, region }: Row<'vpc'>): string {
  const attachments = [...world.referring('transitGatewayAttachment', id)].map(({ body }) =>
    [body.transitGatewayId, body.association?.routeTableId, ...body.propagations.map(({ routeTableId }) => routeTableId)].join(
      ' ',
    ),
  )
  const gateways = gatewaysOf(world, id).flatMap(gateway => [
    `AS ${gateway.body.amazonSideAsn}`,
    ...[...world.referring('directConnectGatewayAssociation', gateway.id)].map(({ body }) => body.directConnectGatewayId),
    ...[...world.referring('vpnConnection', gateway.id)].map(({ id: vpn }) => vpn),
    ...[...world.referring('virtualInterface', gateway.id)].map(({ id: vif }) => vif),
  ])
  const peerings = [...world.referring('vpcPeeringConnection', id)].map(row => row.id)
  return [account, region, ...attachments.sort(), ...gateways, ...peerings].join('|')
}
