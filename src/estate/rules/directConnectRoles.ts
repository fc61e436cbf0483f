import { covers, coverTogether, overlap } from '../../net/prefix.ts'
import { DEFAULT_AMAZON_ASN } from '../../resources/gatewayRules.ts'
import type { Finding, Path } from '../problem.ts'
import { errorAt, pathText } from '../problem.ts'
import { asList, asMap, asText, namesIn, thingsOf, valueAt } from '../values.ts'
import { freeAsn } from './freeAsn.ts'
import { carriesTunnels } from './ridingOn.ts'
import { blocksOf, prefixesIn, transitGatewaysOf } from './transitThings.ts'

/** Direct Connect gateways in front of transit gateways: what AWS refuses, and what the site would not learn. */
export function directConnectRoles(file: unknown): Finding[] {
  const hubs = thingsOf(file, 'directConnectGateways')
  return [
    ...hubs.flatMap(({ path, body }) => [
      ...oneRole(path, body),
      ...sameAsn(file, path, body),
      ...sameAsnsBehind(file, path, body),
      ...overlappingLists(path, body),
      ...notAllowed(file, path, body),
    ]),
    ...interfaceRoles(file),
  ]
}

type Body = Record<string, unknown>

function oneRole(path: Path, { vpcs, transitGateways }: Body): Finding[] {
  if (namesIn(vpcs).length === 0 || namesIn(transitGateways).length === 0) return []
  const summary = `${pathText(path)} has both vpcs and transitGateways; AWS lets a Direct Connect gateway reach one or the other: make a second one for private virtual interfaces.`
  return [errorAt([...path, 'transitGateways'], summary)]
}

/** Direct Connect guide, "Direct Connect gateways": both AS numbers are in the path. */
function sameAsn(file: unknown, path: Path, { asn = DEFAULT_AMAZON_ASN, transitGateways }: Body): Finding[] {
  return namesIn(transitGateways)
    .filter(name => valueAt(file, ['transitGateways', name]) !== undefined && asnOf(file, name) === asn)
    .map(name => {
      const silent = asn === DEFAULT_AMAZON_ASN ? ', which is what both have where nothing is said' : ''
      const summary = `${pathText(path)} and transitGateways.${name} both have the AS number ${asn}${silent}; AWS refuses to associate them: give one of them another \`asn\`, such as ${freeAsn(file)}.`
      return errorAt([...path, 'transitGateways', name], summary)
    })
}

/** Between Regions their AS numbers have to tell transit gateways apart. */
function sameAsnsBehind(file: unknown, path: Path, { transitGateways }: Body): Finding[] {
  const names = namesIn(transitGateways).filter(name => valueAt(file, ['transitGateways', name]) !== undefined)
  return names.flatMap((name, index) => {
    const twin = names
      .slice(0, index)
      .find(other => asnOf(file, other) === asnOf(file, name) && regionOf(file, other) !== regionOf(file, name))
    if (twin === undefined) return []
    const summary = `transitGateways.${twin} and transitGateways.${name} are of two Regions and both have the AS number ${asnOf(file, name)}; behind one Direct Connect gateway they need different ones.`
    return [errorAt([...path, 'transitGateways', name], summary)]
  })
}

/** Direct Connect guide, "Allowed prefixes": those of two transit gateways must not overlap. */
function overlappingLists(path: Path, { transitGateways }: Body): Finding[] {
  const all = Object.entries(asMap(transitGateways)).flatMap(([name, said]) =>
    prefixesIn(asMap(said).allowed).map(prefix => ({ name, prefix })),
  )
  return all.flatMap(({ name, prefix }, index) => {
    const first = all.slice(0, index).find(other => other.name !== name && overlap(other.prefix, prefix))
    if (!first) return []
    const summary = `${prefix.text} is allowed for ${name} and ${first.prefix.text} for ${first.name}; the lists of two transit gateways must not overlap.`
    return [errorAt([...path, 'transitGateways', name, 'allowed'], summary)]
  })
}

/** VPCs that learn the way to the site while the site learns none to them: the list is announced word for word. */
function notAllowed(file: unknown, path: Path, { transitGateways }: Body): Finding[] {
  const hub = String(path.at(-1))
  const families = familiesOn(file, hub)
  return transitGatewaysOf(file).flatMap(({ name, attached, tables }) => {
    const said = asMap(transitGateways)[name]
    const allowed = prefixesIn(asMap(said).allowed)
    if (said === undefined || allowed.length === 0) return []
    // The site learns of VPCs within the tunnels; allowed as well, only half of their traffic would go there.
    if (carriesTunnels(file, { gateway: hub, transitGateway: name })) return []
    return attached
      .filter(({ section }) => section === 'vpcs')
      .filter(vpc => tables.some(({ associate, propagate }) => associate.includes(vpc.name) && propagate.includes(hub)))
      .flatMap(vpc =>
        blocksOf(file, vpc.name)
          .filter(block => families.includes(block.family) && !coverTogether(allowed, block))
          .map((block): Finding => {
            const isPart = allowed.some(prefix => covers(block, prefix))
            const what = isPart ? 'is in none of the allowed prefixes as a whole' : 'is in none of the allowed prefixes'
            const summary = `${block.text} of ${vpc.name} ${what}, so the site learns ${isPart ? 'a way to a part of it alone' : 'no way to it'} over ${hub}; add it.`
            return { severity: 'warning', path: [...path, 'transitGateways', name, 'allowed'], summary }
          }),
      )
  })
}

/** IP versions of the sessions with a Direct Connect gateway; IPv4 while no virtual interface leads to it. */
function familiesOn(file: unknown, hub: string): readonly (4 | 6)[] {
  const interfaces = thingsOf(file, 'virtualInterfaces').filter(({ body }) => body.gateway === hub)
  const written = interfaces.flatMap(({ body: { addressFamilies = ['ipv4'] } }) => asList(addressFamilies))
  return interfaces.length === 0 ? [4] : ([4, 6] as const).filter(version => written.includes(`ipv${version}`))
}

function interfaceRoles(file: unknown): Finding[] {
  return thingsOf(file, 'virtualInterfaces').flatMap(({ path, body }) => {
    const hub = asMap(valueAt(file, ['directConnectGateways', String(body.gateway)]))
    const reaches = namesIn(hub.transitGateways).length > 0 ? 'transit' : namesIn(hub.vpcs).length > 0 ? 'private' : undefined
    const type = asText(body.type)
    if (reaches === undefined || type === reaches || (type !== 'private' && type !== 'transit')) return []
    const behind = reaches === 'transit' ? 'transit gateways' : 'VPCs'
    const summary = `${pathText(path)} is ${type}, and ${body.gateway} reaches ${behind}, which takes virtual interfaces of type ${reaches}.`
    return [errorAt([...path, 'type'], summary)]
  })
}

function asnOf(file: unknown, gateway: string): unknown {
  return valueAt(file, ['transitGateways', gateway, 'asn']) ?? DEFAULT_AMAZON_ASN
}

function regionOf(file: unknown, gateway: string): unknown {
  return valueAt(file, ['transitGateways', gateway, 'region']) ?? asMap(file).region
}
