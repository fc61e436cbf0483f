import { parseBandwidth } from '../../net/bandwidth.ts'
import { listed } from '../../net/listed.ts'
import { DEDICATED_SPEEDS } from '../../resources/portSpeeds.ts'
import type { Finding } from '../problem.ts'
import { pathText } from '../problem.ts'
import { asMap, asText, thingsOf } from '../values.ts'
import { isHosted } from './hosting.ts'

/** AWS sells ports of these speeds; what is slower or between is a slice that a partner hosts. */
const SPEEDS = Object.keys(DEDICATED_SPEEDS)
const PORT_BPS = SPEEDS.map(parseBandwidth)

/** Ports that cannot be ordered, and LAGs that could never come up. */
export function ports(file: unknown): Finding[] {
  return [...hostedSpeeds(file), ...hostedSections(file), ...minimumLinks(file)]
}

function hostedSpeeds(file: unknown): Finding[] {
  const ordered = ['connections', 'interconnects', 'lags'].flatMap(section => thingsOf(file, section))
  return ordered.flatMap(({ path, body }): Finding[] => {
    if (path[0] === 'connections' && isHosted(body)) return []
    const bps = parseBandwidth(asText(body.bandwidth) ?? '')
    if (bps === undefined || PORT_BPS.includes(bps)) return []
    const summary = `${pathText(path)} has a bandwidth of ${body.bandwidth}, and ports have ${listed(SPEEDS, 'or')}; other speeds are hosted connections: say which interconnect hosts it.`
    return [{ severity: 'error', path: [...path, 'bandwidth'], summary }]
  })
}

function hostedSections(file: unknown): Finding[] {
  if (asMap(file).hostedConnections === undefined) return []
  const summary =
    'hostedConnections are no section of their own: a hosted connection is one of `connections` with the `interconnect` that hosts it.'
  return [{ severity: 'error', path: ['hostedConnections'], summary }]
}

function minimumLinks(file: unknown): Finding[] {
  return thingsOf(file, 'lags').flatMap(({ path, body }): Finding[] => {
    const { links, minimumLinks: least } = body
    if (typeof links !== 'number' || typeof least !== 'number' || least <= links) return []
    const summary = `${pathText(path)} has minimumLinks of ${least} and only ${links} links; it takes at most as many.`
    return [{ severity: 'error', path: [...path, 'minimumLinks'], summary }]
  })
}
