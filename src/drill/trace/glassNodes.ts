import { listed } from '../../net/listed.ts'
import { nearNames } from '../../net/nearNames.ts'
import { isOthers } from '../../topology/maskedRows.ts'
import type { NodeInfo, Topology } from '../../topology/topology.ts'
import { shortened } from '../report/few.ts'

/**
 * What a person means to look into: by its id, else all that is called so; of a transit gateway and of a VPC all its tables.
 * Another account's nodes are on the way of packets, and nobody looks into them.
 */
export function glassNodes({ info }: Topology, name: string): readonly string[] {
  const own = ownNodes(info)
  const [itself] = own.filter(([id, { kind }]) => id === name && kind !== 'vpc')
  if (itself) return [name]
  const called = own.filter(([id, node]) => id === name || node.label === name || tableName(node) === name)
  // A VPC and its gateway may share a name: the one that holds more than local routes is meant.
  const holders = called.filter(([, { kind }]) => !BARE.has(kind))
  const tables = own.filter(
    ([, { kind, transitGateway }]) =>
      kind === 'transitRouteTable' && (transitGateway?.id === name || transitGateway?.label === name),
  )
  const vpcs = new Set(called.map(([id]) => id))
  const inside = own.filter(([, { kind, vpc }]) => kind === 'routeTable' && vpcs.has(vpc ?? ''))
  const found = [[...holders, ...tables], inside, called].find(nodes => nodes.length > 0) ?? []
  return [...new Set(found.map(([id]) => id))]
}

/** Why there is nothing to look into: what may be meant, else all that there is. */
export function noGlass({ info }: Topology, name: string): string {
  const names = glassNames(info)
  const what = `Nothing that holds routes is called ${name}`
  // A table of a gateway is often written `core/production`.
  const parts = name.includes('/') ? name.split('/').toReversed() : []
  const near = [name, ...parts].flatMap(each => nearNames(each, names))
  if (near.length > 0) return `${what}; did you mean ${listed([...new Set(near)].slice(0, MOST_NEAR), 'or')}?`
  return `${what}; there are ${listed(shortened(names, MOST_NAMES, left => `${left} more`)) || 'none'}.`
}

const MOST_NEAR = 3
const MOST_NAMES = { most: 12, shown: 8 }

/** Names that `glassNodes` knows, each once. */
function glassNames(info: Topology['info']): readonly string[] {
  const own = ownNodes(info)
  const holders = own.filter(([, { kind }]) => !BARE.has(kind))
  const vpcs = new Set(holders.flatMap(([, { vpc }]) => vpc ?? []))
  return [
    ...new Set([
      ...holders.flatMap(([, { label, transitGateway }]) => [label, ...(transitGateway ? [transitGateway.label] : [])]),
      ...own.filter(([id]) => vpcs.has(id)).map(([, { label }]) => label),
    ]),
  ]
}

/** `production of core-us`, `prod (gateway)`: names that tell these nodes apart. */
export function glassHeadings({ info }: Topology, nodes: readonly string[]): readonly string[] {
  const headings = nodes.map(id => heading(id, info.get(id)))
  return headings.map((text, i) => (headings.indexOf(text) === headings.lastIndexOf(text) ? text : `${text} ${nodes[i]}`))
}

const BARE: ReadonlySet<NodeInfo['kind']> = new Set(['vpc', 'site'])

function ownNodes(info: Topology['info']): readonly (readonly [id: string, NodeInfo])[] {
  return [...info].filter(([id]) => !isOthers(id))
}

function heading(id: string, info: NodeInfo | undefined): string {
  return info === undefined ? id : (tableName(info) ?? `${info.label} (${KINDS[info.kind]})`)
}

/** What a table of a transit gateway is called where others share its name. */
function tableName({ label, transitGateway }: NodeInfo): string | undefined {
  return transitGateway && `${label} of ${transitGateway.label}`
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
