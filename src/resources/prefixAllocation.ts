import { directConnectError } from './directConnectError.ts'
import { isBilled, membersOf } from './lagMembers.ts'
import { isHosted, type Port } from './port.ts'
import type { Quotas } from './quotas.ts'
import { isLiveVirtualInterface, type VirtualInterface } from './virtualInterface.ts'
import type { World } from './world.ts'

/** How many prefixes a customer may announce, per address family. */
export interface PrefixAllocation {
  readonly ipv4: number
  readonly ipv6: number
}

export interface PrefixAllocationOrder {
  readonly prefixPoolAllocatedCountIpv4?: number | undefined
  readonly prefixPoolAllocatedCountIpv6?: number | undefined
}

/** User Guide, "Prefix allocations": what a private or transit virtual interface has unless somebody asks for more. */
const DEFAULT: PrefixAllocation = { ipv4: 100, ipv6: 100 }

/** User Guide, "Quotas": what a public virtual interface takes, whatever is asked. */
const PUBLIC: PrefixAllocation = { ipv4: 1000, ipv6: 1000 }

/** User Guide, "Prefix pools": what all allocations on a dedicated connection share, per address family; in a LAG per billed member. */
const POOL_BY_BANDWIDTH: Readonly<Record<string, number>> = {
  '1Gbps': 5000,
  '10Gbps': 5000,
  '100Gbps': 30_000,
  '400Gbps': 50_000,
}

const FAMILIES = ['ipv4', 'ipv6'] as const

/** How many prefixes a virtual interface's sessions accept before they close. */
export function prefixAllocationOf({ type, prefixAllocation }: VirtualInterface): PrefixAllocation {
  return type === 'public' ? PUBLIC : (prefixAllocation ?? DEFAULT)
}

/** The pool of a dedicated connection or LAG and what is left of it, per address family; a partner's ports and hosted ones show none. */
export function prefixPoolOf(
  world: World,
  port: Port,
  exceptFor?: string,
): { readonly size: number; readonly left: PrefixAllocation } | undefined {
  const size = poolSize(world, port)
  if (size === undefined) return undefined
  const taken = allocatedOn(world, port.id, exceptFor)
  return { size, left: { ipv4: size - taken.ipv4, ipv6: size - taken.ipv6 } }
}

function poolSize(world: World, port: Port): number | undefined {
  const ofOne = POOL_BY_BANDWIDTH[port.body.bandwidth]
  if (port.kind === 'connection') return isHosted(port) || port.body.role === 'interconnect' ? undefined : ofOne
  if (port.body.allowsHostedConnections || ofOne === undefined) return undefined
  return ofOne * membersOf(world, port.id).filter(({ body }) => isBilled(body.state)).length
}

/** Both families of every virtual interface on a DX gateway together. */
export function prefixAllocationsOnGateway(world: World, gatewayId: string, exceptFor?: string): number {
  const { ipv4, ipv6 } = allocatedOn(world, gatewayId, exceptFor)
  return ipv4 + ipv6
}

/** The allocation that the order asks for on this connection, `before` where it is silent; refused beyond AWS's limits. */
export function orderedPrefixAllocation(
  world: World,
  connection: Port,
  order: PrefixAllocationOrder,
  { quotas, before = DEFAULT, id }: { readonly quotas: Quotas; readonly before?: PrefixAllocation; readonly id?: string },
): PrefixAllocation {
  const wanted = {
    ipv4: order.prefixPoolAllocatedCountIpv4 ?? before.ipv4,
    ipv6: order.prefixPoolAllocatedCountIpv6 ?? before.ipv6,
  }
  const most = quotas.prefixAllocationPerVirtualInterface
  const pool = prefixPoolOf(world, connection, id)
  for (const family of FAMILIES) {
    const count = wanted[family]
    if (!Number.isInteger(count) || count < 0 || count > most) {
      throw directConnectError(`A prefix allocation of ${count} for ${family} is not valid: 0 to ${most} are allowed.`)
    }
    if (pool && count > pool.left[family]) {
      throw directConnectError(
        `Connection ${connection.id} has ${pool.left[family]} of its ${pool.size} ${family} prefixes left; ${count} were asked for.`,
        'LimitExceededException',
      )
    }
  }
  return wanted
}

/** Refuses what would take a DX gateway beyond its quota of allocations. */
export function refuseAllocationOnGateway(
  world: World,
  gatewayId: string,
  { ipv4, ipv6 }: PrefixAllocation,
  { quotas, id }: { readonly quotas: Quotas; readonly id?: string },
): void {
  const taken = prefixAllocationsOnGateway(world, gatewayId, id)
  const most = quotas.prefixAllocationsPerDirectConnectGateway
  if (taken + ipv4 + ipv6 > most) {
    throw directConnectError(
      `Direct Connect Gateway ${gatewayId} has prefix allocations of ${taken}; ${ipv4 + ipv6} more exceed the quota of ${most}.`,
      'LimitExceededException',
    )
  }
}

function allocatedOn(world: World, id: string, exceptFor: string | undefined): PrefixAllocation {
  const sum = { ipv4: 0, ipv6: 0 }
  for (const row of world.referring('virtualInterface', id)) {
    if (row.id === exceptFor || row.body.type === 'public' || !isLiveVirtualInterface(row.body)) continue
    const { ipv4, ipv6 } = prefixAllocationOf(row.body)
    sum.ipv4 += ipv4
    sum.ipv6 += ipv6
  }
  return sum
}
