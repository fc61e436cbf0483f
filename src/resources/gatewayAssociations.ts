import type { Draft, Row, World } from './world.ts'

/** The associations of a gateway, of either kind, that are not over. */
export function associationsOf(world: World, gatewayId: string): Row<'directConnectGatewayAssociation'>[] {
  return [...world.referring('directConnectGatewayAssociation', gatewayId)].filter(({ body }) => body.state !== 'disassociated')
}

/** Begins the end of every association of a gateway, as losing its VPC does; `dueAt` is when they are gone. */
export function endAssociationsOf(draft: Draft, gatewayId: string, dueAt: number): void {
  for (const { id, body } of associationsOf(draft, gatewayId)) {
    if (body.state !== 'disassociating')
      draft.update('directConnectGatewayAssociation', id, { state: 'disassociating' }, { dueAt })
  }
}
