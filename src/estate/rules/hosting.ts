import { parseBandwidth } from '../../net/bandwidth.ts'
import type { Finding, Path } from '../problem.ts'
import { errorAt, pathText } from '../problem.ts'
import { asText, isMap, thingsOf, valueAt } from '../values.ts'
import { accountOf } from './accountOf.ts'

/** What of another account's port can carry a connection. */
const PARENTS = ['interconnect', 'lag'] as const
const PLACES = ['location', ...PARENTS] as const

/** API Reference, `AllocateHostedConnection`: speeds in Mbit/s. */
const HOSTED_MBPS = [50, 100, 200, 300, 400, 500, 1000, 2000, 5000, 10_000, 25_000]

/** Connections that are neither a port nor hosted on one, and hosting by or for nobody. */
export function hosting(file: unknown): Finding[] {
  const connections = thingsOf(file, 'connections').filter(({ path }) => isMap(valueAt(file, path)))
  return [
    ...connections.flatMap(({ path, body }) => place(path, body)),
    ...connections.filter(({ body }) => isHosted(body)).flatMap(({ path, body }) => hosted(file, path, body)),
    ...connections
      .filter(({ body }) => !isHosted(body) && body.vlan !== undefined)
      .map(({ path }) =>
        errorAt(
          [...path, 'vlan'],
          `${pathText(path)} has a vlan, which hosted connections alone have; remove it, or say which interconnect hosts it.`,
        ),
      ),
    ...thingsOf(file, 'interconnects').flatMap(({ path }) => known(file, path, 'is a partner’s')),
  ]
}

export function isHosted(body: Readonly<Record<string, unknown>>): boolean {
  return PARENTS.some(member => body[member] !== undefined)
}

function place(path: Path, body: Readonly<Record<string, unknown>>): Finding[] {
  const [first, second] = PLACES.filter(member => body[member] !== undefined)
  if (first === undefined) {
    return [errorAt(path, `${pathText(path)} has no location; it needs one, or the interconnect or LAG that hosts it.`)]
  }
  if (second === undefined) return []
  return [errorAt([...path, second], `${pathText(path)} has both ${first} and ${second}; keep one of them.`)]
}

function hosted(file: unknown, path: Path, body: Readonly<Record<string, unknown>>): Finding[] {
  const bps = parseBandwidth(asText(body.bandwidth) ?? '')
  const isSpeed = bps === undefined || HOSTED_MBPS.includes(bps / 1e6)
  return [
    ...known(file, path, 'is hosted for an account'),
    ...(body.vlan === undefined
      ? [errorAt(path, `${pathText(path)} is hosted and has no vlan; it needs one that is free on its partner's port.`)]
      : []),
    ...(body.provider === undefined
      ? []
      : [
          errorAt(
            [...path, 'provider'],
            `${pathText(path)} is hosted and has a provider, which its partner's port has; remove it.`,
          ),
        ]),
    ...(['room', 'lineCard'] as const)
      .filter(member => body[member] !== undefined)
      .map(member =>
        errorAt(
          [...path, member],
          `${pathText(path)} is hosted and has a ${member}, which the port of its partner has; say it of the interconnect.`,
        ),
      ),
    ...(isSpeed
      ? []
      : [
          errorAt(
            [...path, 'bandwidth'],
            `${pathText(path)} is hosted and has a bandwidth of ${body.bandwidth}; hosted connections have 50, 100, 200, 300, 400 or 500Mbps or 1, 2, 5, 10 or 25Gbps.`,
          ),
        ]),
  ]
}

function known(file: unknown, path: Path, because: string): Finding[] {
  if (accountOf(file, path) !== undefined) return []
  return [
    errorAt(path, `${pathText(path)} ${because} and names none; give it its \`account\`, or say one at the top of the file.`),
  ]
}
