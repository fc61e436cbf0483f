import type { Topology } from '../../topology/topology.ts'
import { DEFAULT_ASSUMPTIONS } from '../assumptions.ts'
import { Laboratory } from './laboratory.ts'

const KNOWN = new WeakMap<Topology, Laboratory>()

/** The laboratory in which everybody who tells of a report plays it again: what was played for one is known to the next. */
export function laboratoryOf(topology: Topology): Laboratory {
  const known = KNOWN.get(topology) ?? new Laboratory(topology, DEFAULT_ASSUMPTIONS)
  KNOWN.set(topology, known)
  return known
}
