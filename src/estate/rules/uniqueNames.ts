import type { Finding, Path } from '../problem.ts'
import { pathText } from '../problem.ts'
import { asList, asMap, asText, thingsOf } from '../values.ts'
import { hostsOf, neighboursOf, routersOf } from './siteThings.ts'

type Named = { readonly name: string; readonly path: Path }

/** Names that are written without saying where the thing is must be there once. */
export function uniqueNames(file: unknown): Finding[] {
  return [
    ...again(routersOf(file), 'router names are unique in the file'),
    ...again([...hostsOf(file), ...thingsOf(file, 'services')], 'host names are unique in the file, as flows name hosts alone'),
    ...again(
      neighboursOf(file),
      'virtual interfaces, VPN connections and Connect peers share their names, as routers call them neighbours',
    ),
    ...again(
      [...thingsOf(file, 'transitGateways'), ...thingsOf(file, 'vpcPeerings')],
      'transit gateways and VPC peerings share their names, as routes of VPCs lead to them',
    ),
    ...again(flowsOf(file), 'every flow has a name of its own: give one of them a `name`'),
  ]
}

function again(things: readonly Named[], rule: string): Finding[] {
  return things.flatMap((thing, index) => {
    const first = things.findIndex(other => other.name === thing.name)
    if (first === index) return []
    const summary = `${thing.name} is already the name of ${pathText(things[first]!.path)}; ${rule}.`
    return [{ severity: 'error' as const, path: thing.path, summary }]
  })
}

function flowsOf(file: unknown): Named[] {
  return asList(asMap(file).flows).flatMap((flow, index) => {
    const { name, from, to } = asMap(flow)
    const id = asText(name) ?? (asText(from) && asText(to) ? `${from}-to-${to}` : undefined)
    return id === undefined ? [] : [{ name: id, path: ['flows', index] }]
  })
}
