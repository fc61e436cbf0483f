import type { Path } from '../problem.ts'
import { asList, asMap, namesIn, thingsOf, valueAt } from '../values.ts'
import { type Reference, reference } from './reference.ts'
import { transitGatewaysOf } from './transitThings.ts'

/** Names that transit gateways and what is around them call others by. */
export function transitReferences(file: unknown): Reference[] {
  const names = (section: string) => thingsOf(file, section).map(({ name }) => name)
  const vpcs = { what: 'VPC', known: names('vpcs') }
  const gateways = { what: 'transit gateway', known: names('transitGateways') }
  const hubs = { what: 'Direct Connect gateway', known: names('directConnectGateways') }
  const pair = (section: string, target: Pick<Reference, 'what' | 'known'>) =>
    thingsOf(file, section).flatMap(({ path, body }) =>
      asList(body.between).flatMap((name, index) => reference([...path, 'between', index], name, target)),
    )
  return [
    ...thingsOf(file, 'directConnectGateways').flatMap(({ path, body }) =>
      Object.keys(asMap(body.transitGateways)).flatMap(name => reference([...path, 'transitGateways', name], name, gateways)),
    ),
    ...thingsOf(file, 'vpnConnections').flatMap(({ path, body }) => [
      ...reference([...path, 'transitGateway'], body.transitGateway, gateways),
      ...reference([...path, 'private', 'gateway'], asMap(body.private).gateway, hubs),
    ]),
    ...thingsOf(file, 'connectPeers').flatMap(({ path, body }) => [
      ...reference([...path, 'transitGateway'], body.transitGateway, gateways),
      ...reference([...path, 'gateway'], body.gateway, hubs),
    ]),
    ...pair('transitGatewayPeerings', gateways),
    ...pair('vpcPeerings', vpcs),
    ...inGateways(file, vpcs),
    ...inVpcs(file),
  ]
}

function inGateways(file: unknown, vpcs: Pick<Reference, 'what' | 'known'>): Reference[] {
  const lists = { what: 'prefix list', known: thingsOf(file, 'prefixLists').map(({ name }) => name) }
  return transitGatewaysOf(file).flatMap(({ name, path, body, attached, tables }) => {
    const known = attached.map(each => each.name)
    const attachments = { what: `attachment of ${name}`, known }
    const targets = { what: `attachment of ${name}`, known: [...known, 'blackhole'] }
    const subnets = Object.entries(asMap(body.vpcs)).flatMap(([vpc, how]) => {
      const of = { what: `subnet of ${vpc}`, known: Object.keys(asMap(valueAt(file, ['vpcs', vpc, 'subnets']))) }
      const at = [...path, 'vpcs', vpc, 'subnets']
      return asList(asMap(how).subnets).flatMap((subnet, index) => reference([...at, index], subnet, of))
    })
    return [
      ...attached.filter(({ section }) => section === 'vpcs').flatMap(each => reference(each.path, each.name, vpcs)),
      ...subnets,
      ...tables.flatMap(table => [
        ...table.routes.flatMap(route => reference(route.path, route.target, targets)),
        ...inTable(file, table.path, attachments, lists),
      ]),
    ]
  })
}

/** The default table, which is the gateway itself, has neither of these lists. */
function inTable(
  file: unknown,
  path: Path,
  attachments: Pick<Reference, 'what' | 'known'>,
  lists: Pick<Reference, 'what' | 'known'>,
): Reference[] {
  const table = asMap(valueAt(file, path))
  return [
    ...['associate', 'propagate'].flatMap(member =>
      asList(table[member]).flatMap((name, index) => reference([...path, member, index], name, attachments)),
    ),
    ...Object.keys(asMap(table.prefixLists)).flatMap(name => reference([...path, 'prefixLists', name], name, lists)),
  ]
}

/** Routes of VPCs lead to what the VPC is attached to. */
function inVpcs(file: unknown): Reference[] {
  const gateways = thingsOf(file, 'transitGateways')
  const peerings = thingsOf(file, 'vpcPeerings')
  return thingsOf(file, 'vpcs').flatMap(({ name, path, body }) => {
    const known = [
      ...gateways.filter(gateway => namesIn(gateway.body.vpcs).includes(name)),
      ...peerings.filter(peering => asList(peering.body.between).includes(name)),
    ].map(thing => thing.name)
    const target = { what: `transit gateway or VPC peering of ${name}`, known }
    return Object.entries(asMap(body.routes)).flatMap(([cidr, to]) => reference([...path, 'routes', cidr], to, target))
  })
}
