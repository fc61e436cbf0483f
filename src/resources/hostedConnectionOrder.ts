import { parseBandwidth } from '../net/bandwidth.ts'
import type { Connection } from './connection.ts'
import { directConnectError } from './directConnectError.ts'
import { directConnectName } from './directConnectName.ts'
import { hostedOn } from './lagMembers.ts'
import { isLivePort, type Port, portOf } from './port.ts'
import { HOSTED_SPEEDS } from './portSpeeds.ts'
import type { Tags } from './tags.ts'
import { isLiveVirtualInterface } from './virtualInterface.ts'
import type { Scope, World } from './world.ts'

export interface HostedConnectionOrder {
  readonly ownerAccount: string
  readonly bandwidth: string
  readonly name: string
  readonly vlan: number
  readonly tags: Tags
}

/** The caller's interconnect or LAG that hosted connections may be allocated on. */
export function parentOf(world: World, scope: Scope, id: string): Port {
  const parent = portOf(world, scope, id)
  if (!isLivePort(parent)) {
    throw directConnectError(`Could not find ${parent.kind === 'lag' ? 'Lag' : 'Connection'} with ID ${id}`)
  }
  if (parent.kind === 'connection' && parent.body.role !== 'interconnect') {
    throw directConnectError(
      `Connection ${id} is not an interconnect: hosted connections need an interconnect (CreateInterconnect) or a Lag.`,
    )
  }
  if (parent.kind === 'connection' && parent.body.lagId !== undefined) {
    throw directConnectError(`Interconnect ${id} is a member of Lag ${parent.body.lagId}; allocate on the Lag.`)
  }
  const vif = [...world.referring('virtualInterface', id)].find(({ body }) => isLiveVirtualInterface(body))
  if (vif) throw directConnectError(`${id} carries virtual interface ${vif.id} and can therefore not host connections.`)
  return parent
}

/** The slice of its port that a partner gives to another account: ordering, until that account confirms or declines it. */
export function orderedHostedConnection(world: World, parent: Port, order: HostedConnectionOrder, nowMs: number): Connection {
  const name = directConnectName('Connection name', order.name)
  if (!/^\d{12}$/.test(order.ownerAccount)) {
    throw directConnectError(`Owner account ${order.ownerAccount} is not valid: an account id has 12 digits.`)
  }
  refuseBandwidth(order.bandwidth, parent)
  if (!Number.isInteger(order.vlan) || order.vlan < 1 || order.vlan > 4094) {
    throw directConnectError(`VLAN ${order.vlan} is not valid: 1 to 4094 are allowed.`)
  }
  refuseHostedVlan(world, parent.id, order.vlan)
  return {
    role: 'hosted',
    name,
    location: parent.body.location,
    bandwidth: order.bandwidth,
    state: 'ordering',
    createdAt: nowMs,
    requestMACSec: false,
    macSecCapable: false,
    vlan: order.vlan,
    ...onParent(parent),
    tags: order.tags,
  }
}

/** What a hosted connection has from the port that carries it. */
export function onParent(
  parent: Port,
): Pick<
  Required<Connection>,
  'awsDevice' | 'awsLogicalDevice' | 'parentId' | 'partnerName' | 'partnerInterconnectMacSecCapable'
> {
  const { awsDevice, awsLogicalDevice, macSecCapable, providerName } = parent.body
  return {
    parentId: parent.id,
    // AWS knows its partners by name; we know what the partner wrote on its port, else its account.
    partnerName: providerName ?? parent.account,
    awsDevice,
    awsLogicalDevice,
    partnerInterconnectMacSecCapable: macSecCapable,
  }
}

/** Refuses a VLAN that another hosted connection has on this parent. */
export function refuseHostedVlan(world: World, parentId: string, vlan: number): void {
  const other = hostedOn(world, parentId).find(({ body }) => body.vlan === vlan)
  if (other) throw directConnectError(`VLAN ${vlan} is already in use on ${parentId} by hosted connection ${other.id}.`)
}

/** Refuses what is no speed of hosted connections, and more than one port of the parent has. */
export function refuseBandwidth(bandwidth: string, { id, body }: Port): void {
  if (!HOSTED_SPEEDS.includes(bandwidth)) {
    throw directConnectError(
      `Bandwidth ${bandwidth} is not valid for a hosted connection: ${HOSTED_SPEEDS.join(', ')} are allowed.`,
    )
  }
  if ((parseBandwidth(bandwidth) ?? 0) > (parseBandwidth(body.bandwidth) ?? 0)) {
    throw directConnectError(
      `Bandwidth ${bandwidth} is more than a port of ${id} has, ${body.bandwidth}${bandwidth === '25Gbps' ? '; 25Gbps needs ports of 100Gbps' : ''}.`,
    )
  }
}
