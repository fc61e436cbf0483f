import { directConnectError } from './directConnectError.ts'
import { connectionOwner } from './directConnectLookup.ts'
import { directConnectName } from './directConnectName.ts'
import { interruptedPeers } from './interruptedVirtualInterface.ts'
import { findPort, type Port } from './port.ts'
import {
  orderedPrefixAllocation,
  type PrefixAllocation,
  type PrefixAllocationOrder,
  prefixAllocationOf,
  refuseAllocationOnGateway,
} from './prefixAllocation.ts'
import type { Quotas } from './quotas.ts'
import { orderedRateLimit } from './rateLimit.ts'
import { refuseSiteLink } from './siteLink.ts'
import { nextVirtualInterfaceState, type VirtualInterface } from './virtualInterface.ts'
import { virtualInterfaceMtu } from './virtualInterfaceMtu.ts'
import type { Row, Scope, World } from './world.ts'

export interface VirtualInterfaceUpdate extends PrefixAllocationOrder {
  readonly virtualInterfaceName?: string | undefined
  readonly mtu?: number | undefined
  readonly enableSiteLink?: boolean | undefined
  readonly rateLimit?: string | undefined
}

interface Limits {
  readonly quotas: Quotas
  /** How many prefixes a peer announces now. */
  readonly announced: (peerId: string) => number
}

type Updated = Partial<Omit<VirtualInterface, 'rateLimit'>> & {
  readonly rateLimit?: string | undefined
  /** Whether it is provisioned again. */
  readonly isProvisionedAnew: boolean
}

/** What the update makes of a virtual interface, or a refusal. Some members are its own owner's, some its connection's. */
export function updatedVirtualInterface(
  world: World,
  scope: Scope,
  row: Row<'virtualInterface'>,
  update: VirtualInterfaceUpdate,
  limits: Limits,
): Updated {
  const { body } = row
  if (body.state === 'confirming') {
    throw directConnectError(`Virtual Interface ${row.id} is confirming; it can be changed when its owner has confirmed it.`)
  }
  const { virtualInterfaceName: name, mtu, enableSiteLink } = update
  const isWidened = mtu !== undefined && virtualInterfaceMtu(body.type, mtu) !== body.mtu
  const isSwitched = enableSiteLink !== undefined && enableSiteLink !== body.siteLinkEnabled
  if (isSwitched) refuseSwitch(scope, row, enableSiteLink)
  const isProvisionedAnew = isWidened || isSwitched
  return {
    ...(name !== undefined && { name: directConnectName('Virtual interface name', name) }),
    ...(mtu !== undefined && { mtu: virtualInterfaceMtu(body.type, mtu) }),
    ...(isSwitched && { siteLinkEnabled: enableSiteLink, peers: interruptedPeers(body) }),
    ...(isProvisionedAnew && { state: nextVirtualInterfaceState(body.state, 'changed') ?? body.state }),
    ...allocation(world, scope, row, update, limits),
    ...rateLimit(world, scope, row, update, limits),
    isProvisionedAnew,
  }
}

function refuseSwitch(scope: Scope, { id, account, region, body }: Row<'virtualInterface'>, enable: boolean): void {
  if (account !== scope.account) {
    throw directConnectError(`SiteLink of Virtual Interface ${id} is switched by its owner, account ${account}.`)
  }
  if (enable) refuseSiteLink(body.type, body.gateway, region)
}

function allocation(
  world: World,
  scope: Scope,
  row: Row<'virtualInterface'>,
  update: VirtualInterfaceUpdate,
  { quotas, announced }: Limits,
): { readonly prefixAllocation?: PrefixAllocation } {
  const { id, body } = row
  if (update.prefixPoolAllocatedCountIpv4 === undefined && update.prefixPoolAllocatedCountIpv6 === undefined) return {}
  if (body.type === 'public') {
    throw directConnectError(`Virtual Interface ${id} is public: its prefix allocation is fixed at 1000.`)
  }
  const port = ownPort(world, scope, row, 'prefix allocation')
  const before = prefixAllocationOf(body)
  const prefixAllocation = orderedPrefixAllocation(world, port, update, { quotas, before, id })
  for (const peer of body.peers) {
    const inUse = announced(peer.id)
    if (prefixAllocation[peer.addressFamily] < inUse) {
      throw directConnectError(
        `A prefix allocation of ${prefixAllocation[peer.addressFamily]} is below the ${inUse} ${peer.addressFamily} prefixes that Virtual Interface ${id} announces.`,
      )
    }
  }
  if (body.gateway?.kind === 'directConnectGateway') {
    refuseAllocationOnGateway(world, body.gateway.id, prefixAllocation, { quotas, id })
  }
  return { prefixAllocation }
}

function rateLimit(
  world: World,
  scope: Scope,
  row: Row<'virtualInterface'>,
  { rateLimit: text }: VirtualInterfaceUpdate,
  { quotas }: Limits,
): { readonly rateLimit?: string | undefined } {
  if (text === undefined) return {}
  const port = ownPort(world, scope, row, 'rate limit')
  return { rateLimit: orderedRateLimit(world, port, text, { quotas, virtualInterfaceId: row.id }) }
}

/** User Guide, "Prefix allocations": on a hosted virtual interface they are the connection's owner's to change. */
function ownPort(world: World, scope: Scope, row: Row<'virtualInterface'>, what: string): Port {
  const port = findPort(world, row.body.connectionId)
  if (port?.account === scope.account) return port
  throw directConnectError(
    `The ${what} of Virtual Interface ${row.id} is changed by the owner of its connection, account ${connectionOwner(world, row)}.`,
  )
}
