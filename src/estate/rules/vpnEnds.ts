import { parseAddress } from '../../net/address.ts'
import { parsePrefix } from '../../net/prefix.ts'
import { isPrivateIpv4 } from '../../resources/outsideAddresses.ts'
import type { Finding, Path } from '../problem.ts'
import { errorAt, pathText } from '../problem.ts'
import { asList, asMap, asText, isMap, thingsOf, valueAt } from '../values.ts'
import { notAllowed, outsideSite, reachedBy, unreached } from './ridingOn.ts'
import { routersOf } from './siteThings.ts'
import { prefixesIn } from './transitThings.ts'

type Body = Record<string, unknown>

/** VPN connections whose options need another gateway, and private-IP ones that would find no way. */
export function vpnEnds(file: unknown): Finding[] {
  return thingsOf(file, 'vpnConnections').flatMap(({ path, body }) => [
    ...onTransitGateway(path, body),
    ...onPrivateGateway(path, body),
    ...betweenIpv6(file, path, body),
    ...(isMap(body.private) && body.transitGateway !== undefined ? privateIp(file, path, body) : []),
  ])
}

function onTransitGateway(path: Path, body: Body): Finding[] {
  if (body.transitGateway === undefined || body.routes === undefined || body.routing === 'bgp') return []
  const summary = `${pathText(path)} has routes, and those of a VPN on a transit gateway are in its route tables: write them into the \`routes\` of ${body.transitGateway}, such as \`10.0.0.0/16: ${path.at(-1)}\`.`
  return [errorAt([...path, 'routes'], summary)]
}

/** VPN guide, "Tunnel options": a virtual private gateway has none of these. */
function onPrivateGateway(path: Path, body: Body): Finding[] {
  if (body.vpc === undefined) return []
  const wanted = [
    ...(body.private === undefined ? [] : ['private']),
    ...(body.accelerated === true ? ['accelerated'] : []),
    ...(body.bandwidth === 'large' ? ['bandwidth'] : []),
  ]
  return wanted.map(member =>
    errorAt(
      [...path, member],
      `${pathText(path)} has ${member}, which needs a transit gateway; end it on one, or remove ${member}.`,
    ),
  )
}

/** VPN guide, "IPv4 and IPv6 traffic": a transit gateway has them, and both ends have an address of IPv6. */
function betweenIpv6(file: unknown, path: Path, body: Body): Finding[] {
  if (body.outsideIpVersion !== 'ipv6') return []
  const at = [...path, 'outsideIpVersion']
  const name = pathText(path)
  if (body.vpc !== undefined) {
    const summary = `${name} is to start from IPv6 addresses, which a virtual private gateway does not support; end it on a transit gateway.`
    return [errorAt(at, summary)]
  }
  if (body.private !== undefined) {
    const summary = `${name} is private and to start from IPv6 addresses, and those of a private-IP VPN are IPv4; remove outsideIpVersion.`
    return [errorAt(at, summary)]
  }
  const router = routersOf(file).find(each => each.name === body.router)
  if (!router || router.body.publicIpv6Address !== undefined) return []
  return [
    errorAt(
      at,
      `${name} is to start from IPv6 addresses, and router ${body.router} has no publicIpv6Address; write the one it has.`,
    ),
  ]
}

/** VPN guide, "Private IP VPN": AWS's ends come from the transit gateway's blocks and are announced like any allowed prefix. */
function privateIp(file: unknown, path: Path, { router, transitGateway, private: written }: Body): Finding[] {
  const { gateway, address } = asMap(written)
  const at = [...path, 'private']
  const target = asMap(valueAt(file, ['transitGateways', String(transitGateway)]))
  const transport = { gateway, transitGateway }
  const isReached = reachedBy(file, transport) !== undefined
  // VPN guide, "Private IP VPN": the addresses outside are IPv4.
  const blocks = prefixesIn(target.cidrs).filter(({ family }) => family === 4)
  const name = pathText(path)
  const wrong: (Finding | false)[] = [
    isMap(valueAt(file, ['directConnectGateways', String(gateway)])) &&
      !isReached &&
      unreached([...at, 'gateway'], name, transport),
    blocks.length === 0 &&
      asList(target.cidrs).every(text => parsePrefix(asText(text) ?? '')?.family === 6) &&
      errorAt(
        at,
        `${name} is private, and ${transitGateway} has no cidrs of IPv4, which AWS’s ends of its tunnels are taken from; add one such as 10.255.0.0/24.`,
      ),
  ]
  return [
    ...wrong.filter(finding => finding !== false),
    ...(isReached ? notAllowed(file, transport, blocks, `AWS’s ends of ${name}`) : []),
    ...customerEnd(file, [...at, 'address'], { router, address }),
  ]
}

function customerEnd(file: unknown, path: Path, { router, address }: Body): Finding[] {
  const text = asText(address)
  const parsed = text === undefined ? undefined : parseAddress(text)
  if (text === undefined || parsed?.family !== 4) return []
  if (!isPrivateIpv4(text)) {
    return [errorAt(path, `${pathText(path)} is ${text}; it takes a private address (RFC 1918 or RFC 6598) of the router.`)]
  }
  return outsideSite(file, path, router, parsed, text)
}
