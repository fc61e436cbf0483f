import { covers, type Prefix } from '../../net/prefix.ts'
import type { Path } from '../../routing/path.ts'
import type { Topology } from '../../topology/topology.ts'

/**
 * The row that a VPC's route tables show for an address that the VPC takes for its own though the host is elsewhere: there a
 * block's `local` row is all there is, and the route to the host alone is ours (`hostsNotIn`). Undefined for other paths.
 */
export function localBlock(
  { network }: Pick<Topology, 'network'>,
  node: string,
  { prefix, label, discard }: Path,
): Prefix | undefined {
  if (label !== 'local' || discard === undefined) return undefined
  const blocks = (network.nodes.get(node)?.local ?? []).filter(block => covers(block, prefix))
  return blocks.sort((a, b) => b.length - a.length)[0]
}
