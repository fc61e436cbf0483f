import type { Bodies, Kind } from '../../resources/kinds.ts'
import type { BgpPeer, VirtualInterface } from '../../resources/virtualInterface.ts'
import type { Change, Row, World } from '../../resources/world.ts'
import type { Happening } from './event.ts'

/** How a kind of row appears among the events. */
interface Told<Body> {
  readonly type?: (body: Body) => string
  readonly name?: (body: Body) => string | undefined
  /** Accounts beside the row's own that see it; the world tells who has what it refers to. */
  readonly alsoFor?: (body: Body, world: World) => readonly (string | undefined)[]
}

/** Rows whose `state` is told. One that is not here has no life that anybody follows. */
const TOLD: { readonly [K in Kind]?: Told<Bodies[K]> } = {
  connection: {
    type: ({ role }) => (role === 'interconnect' ? 'interconnect' : 'connection'),
    name: ({ name }) => name,
    alsoFor: ({ parentId }, world) => [parentId === undefined ? undefined : portOwner(world, parentId)],
  },
  lag: { name: ({ name }) => name },
  virtualInterface: { name: ({ name }) => name, alsoFor: virtualInterfaceAccounts },
  directConnectGateway: { name: ({ name }) => name },
  directConnectGatewayAssociation: {
    alsoFor: ({ gateway, directConnectGatewayId }, world) => [gateway.ownerAccount, ownerOf(world, directConnectGatewayId)],
  },
  directConnectGatewayAssociationProposal: {
    alsoFor: ({ gateway, directConnectGatewayOwnerAccount }) => [gateway.ownerAccount, directConnectGatewayOwnerAccount],
  },
  virtualPrivateGateway: { name: ({ tags }) => tags.Name },
  customerGateway: { name: ({ tags }) => tags.Name },
  vpnConnection: { name: ({ tags }) => tags.Name },
  alarm: { name: ({ name }) => name },
}

/** What one changed row amounts to: the change of its state, of the peers in it, or of a fault. Mostly nothing. */
export function happeningsOfRow({ kind, before, after }: Change, world: World): Happening[] {
  if (kind === 'fault') return faults(before as Row<'fault'> | undefined, after as Row<'fault'> | undefined)
  const row = after ?? before
  const told = TOLD[kind] as Told<unknown> | undefined
  if (!row || !told) return []
  const [from, to] = [stateOf(before), stateOf(after)]
  const about = {
    account: row.account,
    region: row.region,
    type: told.type?.(row.body) ?? kind,
    id: row.id,
    ...named(told.name?.(row.body)),
    alsoFor: present(told.alsoFor?.(row.body, world)),
  }
  const own = from === to ? [] : [{ ...about, from, to }]
  return kind === 'virtualInterface' ? [...own, ...peers(before as Virtual, after as Virtual, about)] : own
}

type Virtual = Row<'virtualInterface'> | undefined

/** Who sees a virtual interface: its owner and whoever has the port that it is on. */
export function virtualInterfaceAccounts({ ownerAccount, connectionId }: VirtualInterface, world: World): string[] {
  return present([ownerAccount, portOwner(world, connectionId)])
}

function peers(before: Virtual, after: Virtual, about: Omit<Happening, 'from' | 'to'>): Happening[] {
  const then = new Map(before?.body.peers.map(peer => [peer.id, peer]))
  const now = new Map(after?.body.peers.map(peer => [peer.id, peer]))
  const state = (peer: BgpPeer | undefined) => peer?.state ?? null
  return [...new Set([...then.keys(), ...now.keys()])]
    .map(id => ({ ...about, type: 'bgpPeer', id, from: state(then.get(id)), to: state(now.get(id)) }))
    .filter(({ from, to }) => from !== to)
}

/** A fault is told by what it breaks: that is what people know it by. */
function faults(before: Row<'fault'> | undefined, after: Row<'fault'> | undefined): Happening[] {
  const row = after ?? before
  if (!row || (before && after)) return []
  const { account, region, id, body } = row
  const [from, to] = after ? [null, body.kind] : [body.kind, 'healed']
  return [{ account, region, type: 'fault', id, name: body.on, from, to, alsoFor: [] }]
}

function stateOf(row: Row | undefined): string | null {
  return row && 'state' in row.body ? row.body.state : null
}

function portOwner(world: World, id: string): string | undefined {
  return (world.get('connection', id) ?? world.get('lag', id))?.account
}

function ownerOf(world: World, directConnectGatewayId: string): string | undefined {
  return world.get('directConnectGateway', directConnectGatewayId)?.account
}

function named(name: string | undefined): { name?: string } {
  return name ? { name } : {}
}

function present(items: readonly (string | undefined)[] = []): string[] {
  return items.filter(item => item !== undefined)
}
