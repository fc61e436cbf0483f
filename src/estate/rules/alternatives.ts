import { parseBandwidth } from '../../net/bandwidth.ts'
import type { Finding } from '../problem.ts'
import { pathText } from '../problem.ts'
import { asList, asMap, asText, isMap, thingsOf, valueAt } from '../values.ts'

/** Members that exclude or demand each other. */
export function alternatives(file: unknown): Finding[] {
  return [
    ...exactlyOne(file, 'vpcs', ['cidr', 'cidrs']),
    ...exactlyOne(file, 'virtualInterfaces', ['connection', 'lag']),
    ...exactlyOne(file, 'virtualInterfaces', ['gateway', 'vpc'], body => body.type !== 'public' && body.type !== 'transit'),
    ...exactlyOne(file, 'vpnConnections', ['vpc', 'transitGateway']),
    ...interfaceMembers(file),
    ...vpnRoutes(file),
    ...flowRates(file),
  ]
}

function exactlyOne(
  file: unknown,
  section: string,
  [one, other]: readonly [string, string],
  concerns: (body: Readonly<Record<string, unknown>>) => boolean = () => true,
): Finding[] {
  return thingsOf(file, section).flatMap(({ path, body }) => {
    if (!isMap(valueAt(file, path)) || !concerns(body)) return []
    const both = body[one] !== undefined && body[other] !== undefined
    const neither = body[one] === undefined && body[other] === undefined
    if (!both && !neither) return []
    const summary = both
      ? `${pathText(path)} has both ${one} and ${other}; keep one of them.`
      : `${pathText(path)} has neither ${one} nor ${other}; it needs one of them.`
    return [{ severity: 'error' as const, path: both ? [...path, other] : path, summary }]
  })
}

/** Members that virtual interfaces of a type must have, and those that they cannot have. */
const OF_TYPE: Readonly<Record<string, { readonly needed: readonly string[]; readonly barred: readonly string[] }>> = {
  private: { needed: [], barred: ['routeFilterPrefixes'] },
  transit: { needed: ['gateway'], barred: ['vpc', 'routeFilterPrefixes'] },
  public: {
    needed: ['addresses', 'routeFilterPrefixes'],
    barred: ['gateway', 'vpc', 'siteLink', 'prefixAllocation', 'mtu'],
  },
}

function interfaceMembers(file: unknown): Finding[] {
  return thingsOf(file, 'virtualInterfaces').flatMap(({ path, body }): Finding[] => {
    const type = asText(body.type) ?? ''
    const rule = Object.hasOwn(OF_TYPE, type) ? OF_TYPE[type] : undefined
    const name = pathText(path)
    return [
      ...(rule?.needed ?? [])
        .filter(member => body[member] === undefined && !(member === 'addresses' && hasIpv6Alone(body)))
        .map(member => ({
          severity: 'error' as const,
          path,
          summary: `${name} is ${type} and has no ${member}, which it needs.`,
        })),
      ...(rule?.barred ?? [])
        .filter(member => body[member] !== undefined)
        .map(member => ({
          severity: 'error' as const,
          path: [...path, member],
          summary: `${name} is ${type} and has ${member}, which no ${type} virtual interface has; remove it.`,
        })),
    ]
  })
}

/** AWS chooses the addresses of IPv6 sessions, of public virtual interfaces too. */
function hasIpv6Alone({ addressFamilies }: Readonly<Record<string, unknown>>): boolean {
  return asList(addressFamilies).length > 0 && !asList(addressFamilies).includes('ipv4')
}

function vpnRoutes(file: unknown): Finding[] {
  return thingsOf(file, 'vpnConnections')
    .filter(({ body }) => body.routing === 'bgp' && body.routes !== undefined)
    .map(({ path }) => ({
      severity: 'error',
      path: [...path, 'routes'],
      summary: `${pathText(path)} has routes, and its routing is bgp: remove them, or write \`routing: static\`.`,
    }))
}

function flowRates(file: unknown): Finding[] {
  return asList(asMap(file).flows).flatMap((flow, index): Finding[] => {
    const { from, to, steady, peak, back } = asMap(flow)
    const path = ['flows', index]
    if (asText(from) !== undefined && from === to) {
      return [
        {
          severity: 'error',
          path,
          summary: `${pathText(path)} goes from ${from} to itself; \`from\` and \`to\` are different hosts.`,
        },
      ]
    }
    const [backSteady, backPeak] = [asMap(back).steady, asMap(back).peak]
    return [
      ...peakBelow(path, 'peak', peak, steady),
      ...peakBelow([...path, 'back'], 'peak', backPeak, backSteady),
      ...packetSizes(path, asMap(flow)),
    ]
  })
}

function peakBelow(path: readonly (string | number)[], member: string, peak: unknown, steady: unknown): Finding[] {
  const rates = [peak, steady].map(rate => parseBandwidth(asText(rate) ?? ''))
  if (rates[0] === undefined || rates[1] === undefined || rates[0] >= rates[1]) return []
  return [
    {
      severity: 'error',
      path: [...path, member],
      summary: `${pathText(path)} has a peak of ${peak} below its steady ${steady}; the peak is at least as much.`,
    },
  ]
}

function packetSizes(path: readonly (string | number)[], flow: Readonly<Record<string, unknown>>): Finding[] {
  const { packets, packetSize, mss } = flow
  if (packets !== undefined && mss !== undefined) {
    return [
      {
        severity: 'error',
        path: [...path, 'mss'],
        summary: `${pathText(path)} has packets and mss: it is TCP with a segment size, or something else that sends packets of a size; keep one.`,
      },
    ]
  }
  if (typeof packets !== 'number' || typeof packetSize !== 'number' || packetSize <= packets) return []
  return [
    {
      severity: 'error',
      path: [...path, 'packetSize'],
      summary: `${pathText(path)} has a packetSize of ${packetSize} above its packets ${packets}; the mean is at most the largest.`,
    },
  ]
}
