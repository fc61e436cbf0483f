import { isOthers } from '../../topology/maskedRows.ts'
import type { NodeInfo, Topology } from '../../topology/topology.ts'

/**
 * What a person means to look into: by its id, else all that is called so, and of a transit gateway all its tables. Another
 * account's nodes are on the way of packets, and nobody looks into them.
 */
export function glassNodes({ info }: Topology, name: string): readonly string[] {
  if (info.has(name) && !isOthers(name)) return [name]
  const own = [...info].filter(([id]) => !isOthers(id))
  const called = own.filter(([, { label }]) => label === name)
  // A VPC and its gateway may share a name: the one that holds more than local routes is meant.
  const holders = called.filter(([, { kind }]) => !BARE.has(kind))
  const tables = own.filter(
    ([, { kind, transitGateway }]) =>
      kind === 'transitRouteTable' && (transitGateway?.id === name || transitGateway?.label === name),
  )
  const found = holders.length + tables.length > 0 ? [...holders, ...tables] : called
  return [...new Set(found.map(([id]) => id))]
}

/** Names that `glassNodes` knows, each once. */
export function glassNames({ info }: Topology): readonly string[] {
  const own = [...info].filter(([id, { kind }]) => !BARE.has(kind) && !isOthers(id))
  return [...new Set(own.flatMap(([, { label, transitGateway }]) => [label, ...(transitGateway ? [transitGateway.label] : [])]))]
}

/** `production of core-us`, `prod (gateway)`: names that tell these nodes apart. */
export function glassHeadings({ info }: Topology, nodes: readonly string[]): readonly string[] {
  const headings = nodes.map(id => heading(id, info.get(id)))
  return headings.map((text, i) => (headings.indexOf(text) === headings.lastIndexOf(text) ? text : `${text} ${nodes[i]}`))
}

const BARE: ReadonlySet<NodeInfo['kind']> = new Set(['vpc', 'site'])

function heading(id: string, info: NodeInfo | undefined): string {
  if (info === undefined) return id
  const { label, kind, transitGateway } = info
  return transitGateway ? `${label} of ${transitGateway.label}` : `${label} (${KINDS[kind]})`
}

const KINDS: Readonly<Record<NodeInfo['kind'], string>> = {
  site: 'site',
  router: 'router',
  controlPlane: 'Direct Connect gateway',
  siteLink: 'SiteLink',
  gateway: 'gateway',
  routeTable: 'route table',
  vpc: 'VPC',
  transitRouteTable: 'transit gateway route table',
  attachment: 'attachment',
}
