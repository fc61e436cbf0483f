import { parseBandwidth } from '../../net/bandwidth.ts'
import type { Finding } from '../problem.ts'
import { pathText } from '../problem.ts'
import { asMap, asText, thingsOf } from '../values.ts'

/** AWS sells ports of these speeds; what is slower or between is a slice that a partner hosts. */
const PORT_BPS = [1e9, 10e9, 100e9, 400e9]

/** Ports that cannot be ordered, and LAGs that could never come up. */
export function ports(file: unknown): Finding[] {
  return [...hostedSpeeds(file), ...hostedSections(file), ...minimumLinks(file)]
}

function hostedSpeeds(file: unknown): Finding[] {
  return [...thingsOf(file, 'connections'), ...thingsOf(file, 'lags')].flatMap(({ path, body }): Finding[] => {
    const bps = parseBandwidth(asText(body.bandwidth) ?? '')
    if (bps === undefined || PORT_BPS.includes(bps)) return []
    const summary = `${pathText(path)} has a bandwidth of ${body.bandwidth}, and ports have 1Gbps, 10Gbps, 100Gbps or 400Gbps; other speeds are hosted connections, which a partner allocates over the API (AllocateHostedConnection) and no file describes.`
    return [{ severity: 'error', path: [...path, 'bandwidth'], summary }]
  })
}

function hostedSections(file: unknown): Finding[] {
  return ['hostedConnections', 'interconnects'].flatMap((section): Finding[] => {
    if (asMap(file)[section] === undefined) return []
    const summary = `${section} are no part of a file: a partner makes them over the API (CreateInterconnect, AllocateHostedConnection) for the account that confirms them.`
    return [{ severity: 'error', path: [section], summary }]
  })
}

function minimumLinks(file: unknown): Finding[] {
  return thingsOf(file, 'lags').flatMap(({ path, body }): Finding[] => {
    const { links, minimumLinks: least } = body
    if (typeof links !== 'number' || typeof least !== 'number' || least <= links) return []
    const summary = `${pathText(path)} has minimumLinks of ${least} and only ${links} links; it takes at most as many.`
    return [{ severity: 'error', path: [...path, 'minimumLinks'], summary }]
  })
}
