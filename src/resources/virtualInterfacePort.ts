import { directConnectError } from './directConnectError.ts'
import { isHosted, type Port } from './port.ts'
import type { Quotas } from './quotas.ts'
import { isLiveVirtualInterface, type VirtualInterface } from './virtualInterface.ts'
import type { Row, World } from './world.ts'

interface Wanted {
  readonly type: VirtualInterface['type']
  readonly vlan: number
}

/** Refuses a connection or LAG that cannot take another virtual interface of this type and VLAN. */
export function refusePort(world: World, port: Port, wanted: Wanted, quotas: Quotas): void {
  refuseOthersPort(port)
  refuseUnavailable(port)
  const onIt = [...world.referring('virtualInterface', port.id)].filter(({ body }) => isLiveVirtualInterface(body))
  refuseVlan(wanted.vlan, port, onIt)
  refuseOverQuota(port, wanted.type, onIt, quotas)
}

/** API Reference, `CreateLag`: what a partner's port carries are hosted connections; a member's traffic is its LAG's. */
function refuseOthersPort(port: Port): void {
  const { id } = port
  if (port.kind === 'lag' ? port.body.allowsHostedConnections : port.body.role === 'interconnect') {
    throw directConnectError(
      `${id} is a partner's port and takes no virtual interfaces of its own; allocate a hosted connection on it and use that.`,
    )
  }
  if (port.kind === 'connection' && port.body.lagId !== undefined) {
    throw directConnectError(`Connection ${id} is a member of Lag ${port.body.lagId}; create the virtual interface on the LAG.`)
  }
}

function refuseUnavailable(port: Port): void {
  const { id, body } = port
  if (body.state === 'available') return
  const isLocked = body.state === 'down' && body.encryptionMode === 'must_encrypt'
  const perhaps = isLocked ? ' It must encrypt by MACsec: without the same key at the other end it stays down.' : ''
  throw directConnectError(
    `The specified Connection ID is not available. ${wordFor(port)} ${id} is ${body.state}; a virtual interface needs it available.${perhaps}`,
  )
}

function wordFor({ kind }: Port): string {
  return kind === 'lag' ? 'Lag' : 'Connection'
}

function refuseVlan(vlan: number, port: Port, onIt: readonly Row<'virtualInterface'>[]): void {
  const { id } = port
  if (!Number.isInteger(vlan) || vlan < 1 || vlan > 4094) {
    throw directConnectError(`VLAN ${vlan} is not valid: 1 to 4094 are allowed.`)
  }
  if (isHosted(port) && port.kind === 'connection' && port.body.vlan !== vlan) {
    throw directConnectError(
      `VLAN ${vlan} is not valid on hosted connection ${id}: its partner chose VLAN ${port.body.vlan} when it was allocated.`,
    )
  }
  const other = onIt.find(({ body }) => body.vlan === vlan)
  if (other) throw directConnectError(`VLAN ${vlan} is already in use on ${id} by virtual interface ${other.id}.`)
}

/** User Guide, "Quotas": 51 on a dedicated connection, of which 50 private or public and 4 transit; one on a hosted one. */
function refuseOverQuota(
  port: Port,
  type: VirtualInterface['type'],
  onIt: readonly Row<'virtualInterface'>[],
  quotas: Quotas,
): void {
  const most = isHosted(port) ? 1 : quotas.virtualInterfacesPerConnection
  const ofKind = onIt.filter(row => (row.body.type === 'transit') === (type === 'transit')).length
  const mostOfKind =
    type === 'transit' ? quotas.transitVirtualInterfacesPerConnection : quotas.privateAndPublicVirtualInterfacesPerConnection
  if (onIt.length < most && ofKind < mostOfKind) return
  const detail = isHosted(port)
    ? 'a hosted connection carries one'
    : `the quota is ${most}, of which ${quotas.privateAndPublicVirtualInterfacesPerConnection} private or public and ${quotas.transitVirtualInterfacesPerConnection} transit`
  throw directConnectError(
    `${wordFor(port)} ${port.id} has ${onIt.length} virtual interfaces; ${detail}.`,
    'LimitExceededException',
  )
}
