import type { Finding, Path } from '../problem.ts'
import { errorAt, pathText } from '../problem.ts'
import { asMap, valueAt } from '../values.ts'
import { transitGatewaysOf, type WrittenGateway } from './transitThings.ts'

/** Route tables of transit gateways that AWS refuses, and those that leave something without a way. */
export function transitTables(file: unknown): Finding[] {
  return transitGatewaysOf(file).flatMap(gateway => [
    ...names(gateway),
    ...twoWays(gateway),
    ...associations(gateway),
    ...impossible(gateway),
    ...withoutWay(file, gateway),
  ])
}

/** Tables call attachments by their names alone. */
function names({ name, attached }: WrittenGateway): Finding[] {
  return attached.flatMap((one, index) => {
    if (one.name === 'blackhole')
      return [errorAt(one.path, `${pathText(one.path)} is called blackhole, by which routes lead nowhere; give it another name.`)]
    const first = attached.slice(0, index).find(other => other.name === one.name)
    if (!first) return []
    const summary = `${one.name} is on ${name} as ${pathText(first.path)} and as ${pathText(one.path)}; give one of them another name, as route tables name attachments alone.`
    return [errorAt(one.path, summary)]
  })
}

function twoWays({ path, body }: WrittenGateway): Finding[] {
  if (body.routes === undefined || body.routeTables === undefined) return []
  return [
    errorAt([...path, 'routes'], `${pathText(path)} has both routes and routeTables; write the routes into one of the tables.`),
  ]
}

function associations({ name, path, body, attached, tables }: WrittenGateway): Finding[] {
  if (body.routeTables === undefined) return []
  return attached.flatMap(one => {
    const by = tables.filter(({ associate }) => associate.includes(one.name))
    const [, second] = by
    if (second) {
      const at = [...second.path, 'associate', second.associate.indexOf(one.name)]
      return [errorAt(at, `${one.name} is associated by ${by.map(table => pathText(table.path)).join(' and ')}; it takes one.`)]
    }
    if (by.length > 0) return []
    const summary = `${one.name} is on ${name} and no route table of it associates ${one.name}, so all that comes from there is dropped; add it to one \`associate\`.`
    return [warning(one.section === 'vpcs' ? one.path : [...path, 'routeTables'], summary)]
  })
}

/** Transit gateway guide, "Transit gateway route tables": peerings propagate nothing, Direct Connect gateways take no statics. */
function impossible({ attached, body, tables }: WrittenGateway): Finding[] {
  const sectionOf = (name: string) => attached.find(one => one.name === name)?.section
  return tables.flatMap(({ path, propagate, routes }) => [
    ...(body.routeTables === undefined ? [] : propagate)
      .filter(name => sectionOf(name) === 'transitGatewayPeerings')
      .map(name =>
        errorAt(
          [...path, 'propagate', propagate.indexOf(name)],
          `${pathText(path)} propagates the peering ${name}, and peerings bring no routes; write them into \`routes\`, such as \`10.0.0.0/8: ${name}\`.`,
        ),
      ),
    ...routes
      .filter(({ target }) => sectionOf(target) === 'directConnectGateways')
      .map(route =>
        errorAt(
          route.path,
          `${pathText(route.path)} leads to the Direct Connect gateway ${route.target}, which takes no static routes; propagate it instead.`,
        ),
      ),
  ])
}

/** Things whose routes somebody has to write, and nobody did. */
function withoutWay(file: unknown, { name, attached, tables }: WrittenGateway): Finding[] {
  const isLedTo = (target: string) => tables.some(({ routes }) => routes.some(route => route.target === target))
  return attached
    .filter(one => !isLedTo(one.name))
    .flatMap(one => {
      if (one.section === 'transitGatewayPeerings') {
        const summary = `No route of ${name} leads to the peering ${one.name}, so nothing goes over it from there: peerings propagate nothing; write one into its \`routes\`.`
        return [warning(one.path, summary)]
      }
      if (one.section !== 'vpnConnections' || asMap(valueAt(file, one.path)).routing !== 'static') return []
      const summary = `${pathText(one.path)} has static routing, and no route of ${name} leads to it: AWS sends nothing into its tunnels, so it has no way back; write one into the \`routes\` of ${name}, or use \`routing: bgp\`.`
      return [warning(one.path, summary)]
    })
}

function warning(path: Path, summary: string): Finding {
  return { severity: 'warning', path, summary }
}
