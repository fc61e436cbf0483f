import type { Topology } from '../../topology/topology.ts'
import { wayLabel } from './viaText.ts'

/** Why packets end where they do, with nodes and links called as people call them. */
export function reasonText(topology: Topology, reason: string): string {
  return reason.replace(/\S+/g, word => topology.info.get(word)?.label ?? wayLabel(topology, word) ?? word)
}
