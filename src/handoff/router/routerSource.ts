import type { Row, World } from '../../resources/world.ts'
import type { Topology } from '../../topology/topology.ts'

/** What a router is compiled from; `secrets` false puts a placeholder in the place of each key. */
export interface RouterSource {
  readonly world: World
  readonly topology: Topology
  readonly router: Row<'router'>
  readonly secrets: boolean
}

/** Hold and keepalive where the estate has nothing but the defaults: with them a silent loss is noticed in 30 s without BFD, too. */
export const GENERATED_TIMERS = { holdSeconds: 30, keepaliveSeconds: 10 } as const
