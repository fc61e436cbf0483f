import type { Fault } from '../resources/customerSide.ts'
import { buildingOf } from '../resources/location.ts'
import type { Row } from '../resources/world.ts'

type OnFault = Omit<Fault, 'until'>

/**
 * The faults that count in a network: those of the accounts that have a part in it. Where several have, each breaks its
 * own things alone, and a location or device that one of them breaks is broken for its own ports.
 */
export function faultsOf(members: Iterable<Row>, faults: Iterable<Row<'fault'>>): OnFault[] {
  const rowsByAccount = Map.groupBy(members, row => row.account)
  const isShared = rowsByAccount.size > 1
  return [...faults].flatMap(({ account, body: { until: _until, ...fault } }) => {
    const own = rowsByAccount.get(account)
    if (own === undefined) return []
    return (isShared ? ownParts(own, fault.on) : [fault.on]).map(on => ({ ...fault, on }))
  })
}

function ownParts(own: readonly Row[], on: string): string[] {
  const [kind = '', ...rest] = on.split(':')
  const id = rest.join(':')
  if (kind === 'location' || kind === 'device') {
    const ports = own.filter(row => row.kind === 'connection') as Row<'connection'>[]
    const there = ports.filter(({ body }) => (kind === 'device' ? body.awsDevice : body.location.toUpperCase()) === id)
    return there.map(port => `connection:${port.id}`)
  }
  if (own.some(row => isPartOf(row, id))) return [on]
  return kind === 'room' || kind === 'line-card' ? partsIn(own, kind, id) : []
}

/** Of a room of a location or a line card of a device, what the account has there. */
function partsIn(own: readonly Row[], kind: 'room' | 'line-card', id: string): string[] {
  const [of, name] = [id.slice(0, id.lastIndexOf('/')), id.slice(id.lastIndexOf('/') + 1)]
  const ports = new Map(own.flatMap(row => (row.kind === 'connection' ? [[row.id, row as Row<'connection'>] as const] : [])))
  return own.flatMap(row => {
    if (row.kind !== 'crossConnect') return []
    const { connectionId, room, lineCard } = (row as Row<'crossConnect'>).body
    const port = ports.get(connectionId)?.body
    if (!port) return []
    if (kind === 'line-card') return lineCard === name && port.awsDevice === of ? [`connection:${connectionId}`] : []
    return room === name && buildingOf(port.location).toUpperCase() === of ? [`cross-connect:${connectionId}`] : []
  })
}

/** Tunnels and links between routers begin with the id of what they belong to; peers are listed in it. */
function isPartOf(row: Row, id: string): boolean {
  if (id === row.id || id.startsWith(`${row.id}/`) || id.startsWith(`${row.id}~`)) return true
  return 'peers' in row.body && row.body.peers.some(peer => peer.id === id)
}
