import { parseBandwidth } from '../../net/bandwidth.ts'
import type { Finding } from '../problem.ts'
import { pathText } from '../problem.ts'
import { asList, asMap, asText, isMap, thingsOf, valueAt } from '../values.ts'

/** Members that exclude or demand each other. */
export function alternatives(file: unknown): Finding[] {
  return [
    ...exactlyOne(file, 'vpcs', ['cidr', 'cidrs']),
    ...exactlyOne(file, 'virtualInterfaces', ['gateway', 'vpc']),
    ...vpnRoutes(file),
    ...flowRates(file),
  ]
}

function exactlyOne(file: unknown, section: string, [one, other]: readonly [string, string]): Finding[] {
  return thingsOf(file, section).flatMap(({ path, body }) => {
    if (!isMap(valueAt(file, path))) return []
    const both = body[one] !== undefined && body[other] !== undefined
    const neither = body[one] === undefined && body[other] === undefined
    if (!both && !neither) return []
    const summary = both
      ? `${pathText(path)} has both ${one} and ${other}; keep one of them.`
      : `${pathText(path)} has neither ${one} nor ${other}; it needs one of them.`
    return [{ severity: 'error' as const, path: both ? [...path, other] : path, summary }]
  })
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
    const { from, to, steady, peak } = asMap(flow)
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
    const rates = [peak, steady].map(rate => parseBandwidth(asText(rate) ?? ''))
    if (rates[0] === undefined || rates[1] === undefined || rates[0] >= rates[1]) return []
    return [
      {
        severity: 'error',
        path: [...path, 'peak'],
        summary: `${pathText(path)} has a peak of ${peak} below its steady ${steady}; the peak is at least as much.`,
      },
    ]
  })
}
