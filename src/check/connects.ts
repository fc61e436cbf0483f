import type { World } from '../resources/world.ts'

/** Whether Connect peers ride on this attachment of a transit gateway. */
export function carriesConnect(world: World, attachment: string): boolean {
  return [...world.referring('transitGatewayAttachment', attachment)].some(
    ({ body }) => body.type === 'connect' && body.state === 'available',
  )
}

/** The same of any attachment of a Direct Connect gateway to a transit gateway. */
export function carriesConnectOf(world: World, directConnectGateway: string, transitGateway: string): boolean {
  return [...world.referring('transitGatewayAttachment', directConnectGateway)].some(
    ({ id, body }) => body.transitGatewayId === transitGateway && carriesConnect(world, id),
  )
}
