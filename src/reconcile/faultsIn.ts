import type { FabricFault } from '../fabric/fabric.ts'
import type { Change, Row, World } from '../resources/world.ts'
import type { Component } from '../topology/component.ts'
import { faultsOf } from '../topology/faultsOf.ts'
import type { Compiled } from './networks.ts'

/** The faults that count in a network: nobody breaks a stranger's. */
export function faultsIn(world: World, members: Component): readonly FabricFault[] {
  const faults = [...world.all('fault')]
  return faults.length === 0 ? [] : faultsOf(members.values(), faults)
}

/** The networks in which a fault came, changed or went. */
export function brokenOrHealed(networks: Iterable<Compiled>, changes: readonly Change[]): readonly Compiled[] {
  const faults = changes.flatMap(({ kind, before, after }) => (kind === 'fault' ? [before, after] : []))
  const known = faults.filter(row => row !== undefined) as Row<'fault'>[]
  if (known.length === 0) return []
  return [...networks].filter(({ rows, topology }) => {
    const parts = new Set(faultsOf(rows.values(), known).map(({ on }) => on))
    return parts.size > 0 && topology.domains.some(({ id }) => parts.has(id))
  })
}
