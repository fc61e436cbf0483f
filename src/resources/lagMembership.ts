import { directConnectError } from './directConnectError.ts'
import { onParent } from './hostedConnectionOrder.ts'
import { moveVirtualInterface } from './interruptedVirtualInterface.ts'
import { hostedOn } from './lagMembers.ts'
import type { Port } from './port.ts'
import { isLiveVirtualInterface } from './virtualInterface.ts'
import type { Draft, Row, World } from './world.ts'

/**
 * Makes a port a member of a LAG. What it carried (virtual interfaces, or a partner's hosted connections) moves to the LAG
 * and is interrupted until `dueAt`, unless the port came from another LAG: then it stays with that one. API Reference,
 * `AssociateConnectionWithLag`.
 */
export function joinLag(
  draft: Draft,
  port: Row<'connection'>,
  lag: Row<'lag'>,
  timer: { readonly dueAt: number },
): Row<'connection'> {
  for (const vif of interfacesOn(draft, port.id)) moveVirtualInterface(draft, vif, lag.id, timer)
  for (const hosted of hostedOn(draft, port.id)) moveHostedConnection(draft, hosted, lag, timer)
  // The LAG's MACsec keys are the member's from now on; its own are gone.
  return draft.update('connection', port.id, { lagId: lag.id, macSecKeys: [] })
}

/** Makes a member a connection of its own again; a partner's becomes an interconnect. What the LAG carries stays on it. */
export function leaveLag(draft: Draft, { id, account, region, body }: Row<'connection'>, lag: Row<'lag'>): Row<'connection'> {
  const { lagId: _, ...rest } = body
  const alone = lag.body.allowsHostedConnections ? { ...rest, role: 'interconnect' as const } : rest
  return draft.put('connection', id, { account, region }, alone)
}

/** Puts a hosted connection on another interconnect or LAG of its partner; its virtual interface is interrupted. */
export function moveHostedConnection(
  draft: Draft,
  hosted: Row<'connection'>,
  parent: Port,
  timer: { readonly dueAt: number },
): Row<'connection'> {
  for (const vif of interfacesOn(draft, hosted.id)) moveVirtualInterface(draft, vif, hosted.id, timer)
  return draft.update('connection', hosted.id, { ...onParent(parent), location: parent.body.location })
}

/** Refuses a move to a port that has one of these VLANs in use. */
export function refuseVlanConflict(world: World, moving: readonly string[], targetId: string): void {
  const taken = new Map(vlansOn(world, targetId))
  for (const id of moving) {
    for (const [vlan, user] of vlansOn(world, id)) {
      const other = taken.get(vlan)
      if (other !== undefined) throw directConnectError(`VLAN ${vlan} of ${user} is already in use on ${targetId} by ${other}.`)
    }
  }
}

function vlansOn(world: World, portId: string): [vlan: number, user: string][] {
  return [
    ...interfacesOn(world, portId).map(({ id, body }) => [body.vlan, id] as [number, string]),
    ...hostedOn(world, portId).map(({ id, body }) => [body.vlan ?? 0, id] as [number, string]),
  ]
}

function interfacesOn(world: World, portId: string): Row<'virtualInterface'>[] {
  return [...world.referring('virtualInterface', portId)].filter(
    ({ body }) => body.connectionId === portId && isLiveVirtualInterface(body),
  )
}
