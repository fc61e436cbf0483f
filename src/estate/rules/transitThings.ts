import { type Prefix, parsePrefix } from '../../net/prefix.ts'
import type { Path } from '../problem.ts'
import { asList, asMap, asText, namesIn, thingsOf, valueAt } from '../values.ts'

/** What a file says about a transit gateway, looked at without trusting it. */
export interface WrittenGateway {
  readonly name: string
  readonly path: Path
  readonly body: Record<string, unknown>
  readonly attached: readonly Attached[]
  readonly tables: readonly WrittenTable[]
}

export interface Attached {
  readonly section: 'vpcs' | 'directConnectGateways' | 'vpnConnections' | 'connectPeers' | 'transitGatewayPeerings'
  readonly name: string
  /** Where the file attaches it. */
  readonly path: Path
}

interface WrittenTable {
  readonly path: Path
  readonly associate: readonly string[]
  readonly propagate: readonly string[]
  /** Destination, as CIDR or prefix list, and target. */
  readonly routes: readonly { readonly path: Path; readonly target: string }[]
}

export function transitGatewaysOf(file: unknown): WrittenGateway[] {
  return thingsOf(file, 'transitGateways').map(({ name, path, body }) => {
    const attached = attachedTo(file, name)
    return { name, path, body, attached, tables: tablesIn(path, body, attached) }
  })
}

function attachedTo(file: unknown, gateway: string): Attached[] {
  const on = (section: Attached['section'], isOn: (body: Record<string, unknown>) => boolean) =>
    thingsOf(file, section).flatMap(({ name, path, body }) => (isOn(body) ? [{ section, name, path }] : []))
  const written = valueAt(file, ['transitGateways', gateway, 'vpcs'])
  const at = (name: string) => (Array.isArray(written) ? written.indexOf(name) : name)
  return [
    ...namesIn(written).map(name => {
      return { section: 'vpcs' as const, name, path: ['transitGateways', gateway, 'vpcs', at(name)] }
    }),
    ...on('directConnectGateways', body => Object.hasOwn(asMap(body.transitGateways), gateway)),
    ...on('vpnConnections', body => body.transitGateway === gateway),
    ...on('connectPeers', body => body.transitGateway === gateway),
    ...on('transitGatewayPeerings', body => asList(body.between).includes(gateway)),
  ]
}

/** Those that are written, or the default one that everything is associated with and propagates to. */
function tablesIn(path: Path, body: Record<string, unknown>, attached: readonly Attached[]): WrittenTable[] {
  const names = attached.map(({ name }) => name)
  if (body.routeTables === undefined) return [{ path, associate: names, propagate: names, routes: routesIn(path, body) }]
  return Object.entries(asMap(body.routeTables)).map(([name, value]) => {
    const table = asMap(value)
    const at = [...path, 'routeTables', name]
    return { path: at, associate: namesIn(table.associate), propagate: namesIn(table.propagate), routes: routesIn(at, table) }
  })
}

function routesIn(path: Path, table: Record<string, unknown>): WrittenTable['routes'] {
  return ['routes', 'prefixLists'].flatMap(member =>
    Object.entries(asMap(table[member])).map(([key, target]) => ({ path: [...path, member, key], target: asText(target) ?? '' })),
  )
}

/** The blocks of a VPC that the file writes. */
export function blocksOf(file: unknown, vpc: string): Prefix[] {
  const { cidr, cidrs, ipv6Cidr } = asMap(valueAt(file, ['vpcs', vpc]))
  return prefixesIn([...asList(cidr === undefined ? cidrs : [cidr]), ipv6Cidr])
}

/** What of a list is a prefix; of the rest the schema tells. */
export function prefixesIn(list: unknown): Prefix[] {
  return asList(list).flatMap(text => parsePrefix(asText(text) ?? '') ?? [])
}
