import type { Route, RouteTargetKind } from '../../resources/vpc.ts'
import type { Row, World } from '../../resources/world.ts'

type Reach = (world: World, vpcId: string, id: string) => boolean

/** Whether a target can carry packets of the VPC; a route to one that cannot is a blackhole (VPC guide, "Route table concepts"). */
const REACH: Readonly<Record<RouteTargetKind, Reach>> = {
  local: () => true,
  internetGateway: (world, vpcId, id) => world.get('internetGateway', id)?.body.vpcId === vpcId,
  egressOnlyInternetGateway: (world, vpcId, id) => world.get('egressOnlyInternetGateway', id)?.body.vpcId === vpcId,
  virtualPrivateGateway: (world, vpcId, id) => isAttached(world.get('virtualPrivateGateway', id), vpcId),
  transitGateway: (world, vpcId, id) => {
    const state = transitAttachmentOf(world, vpcId, id)?.body.state
    return state === 'available' || state === 'modifying'
  },
  natGateway: (world, _vpcId, id) => world.get('natGateway', id)?.body.state === 'available',
  vpcPeeringConnection: (world, _vpcId, id) => world.get('vpcPeeringConnection', id)?.body.state === 'active',
  networkInterface: (world, vpcId, id) => {
    const card = world.get('networkInterface', id)?.body
    const instance = card?.attachment && world.get('instance', card.attachment.instanceId)?.body
    return card?.vpcId === vpcId && instance !== undefined && (instance.state === 'running' || instance.state === 'pending')
  },
  vpcEndpoint: (world, vpcId, id) => world.get('vpcEndpoint', id)?.body.vpcId === vpcId,
  other: () => false,
}

export function isReachable(world: World, vpcId: string, { target }: Pick<Route, 'target'>): boolean {
  return REACH[target.kind](world, vpcId, target.id)
}

/** Whether the gateway's attachment to the VPC carries traffic. */
export function isAttached(gateway: Row<'virtualPrivateGateway'> | undefined, vpcId: string): boolean {
  const attachment = gateway?.body.attachment
  return attachment?.vpcId === vpcId && (attachment.state === 'attached' || attachment.state === 'attaching')
}

/** The VPC's attachment to a transit gateway, unless it has ended. */
export function transitAttachmentOf(
  world: World,
  vpcId: string,
  transitGatewayId: string,
): Row<'transitGatewayAttachment'> | undefined {
  for (const row of world.referring('transitGatewayAttachment', vpcId)) {
    if (row.body.type !== 'vpc' || row.body.transitGatewayId !== transitGatewayId) continue
    if (row.body.state === 'available' || row.body.state === 'pending' || row.body.state === 'modifying') return row
  }
  return undefined
}
