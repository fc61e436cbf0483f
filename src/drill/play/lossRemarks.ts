import { bandwidthText } from '../../net/bandwidth.ts'
import { durationText } from '../../net/duration.ts'
import { listed } from '../../net/listed.ts'
import { withSharedFate } from '../../routing/detection.ts'
import { expectedEnds } from '../../routing/gray.ts'
import type { Topology, TopologyFlow } from '../../topology/topology.ts'
import { flowText } from '../report/flowText.ts'
import { shareText } from '../report/rateText.ts'
import { rttText } from '../report/rttText.ts'
import { breakagesOf, type Script } from '../script.ts'
import { lastFrame } from './course.ts'
import type { Experiment, Laboratory } from './laboratory.ts'
import { lossOf } from './lossiness.ts'

/** What loss is expected to do to sessions and to single TCP connections, one sentence each: estimates, by the rules they name. */
export function lossRemarks(laboratory: Laboratory, script: Script, experiment: Experiment): readonly string[] {
  if (!script.some(({ kind }) => kind === 'loss')) return []
  const { topology, assumptions } = laboratory
  const lastsMs = experiment.untilMs === undefined ? undefined : experiment.untilMs - (experiment.lossSinceMs ?? 0)
  return [
    ...sessionTexts(topology, script, lastsMs ?? assumptions.lossWindowMs),
    ...topology.flows.flatMap(flow => tcpText(experiment, flow) ?? []),
  ]
}

/** Names beyond this number are summed up. */
const MOST_NAMES = 5

/** By what loss would end each session first, one sentence for those that fare alike. */
function sessionTexts({ network, domains }: Topology, script: Script, windowMs: number): readonly string[] {
  const breakages = withSharedFate(network, breakagesOf(script))
  const names = new Map<string, string[]>()
  for (const session of network.sessions.values()) {
    const link = network.links.get(session.link)
    const ends = link ? expectedEnds(link, session, breakages) : []
    const [first] = [...ends].sort((a, b) => a.range.worstMs - b.range.worstMs)
    if (!first) continue
    const expectedMs = first.range.worstMs
    const what = first.by === 'bfd' ? 'BFD misses as many packets in a row as its multiplier says' : 'the hold timer runs out'
    const text =
      expectedMs <= windowMs
        ? `${what} within ${durationText(first.range.bestMs)} to ${durationText(expectedMs)} (expected): it counts as down from then on, until the loss ends.`
        : `${what} after ${expectedText(expectedMs)} (expected), within ${durationText(windowMs)} with ${chanceText(windowMs / expectedMs)}: it counts as up.`
    const name = domains.find(({ id }) => id === `session:${session.name}`)?.name ?? session.name
    names.set(text, [...(names.get(text) ?? []), name])
  }
  return [...names].map(([text, all]) => {
    const shown = all.slice(0, MOST_NAMES)
    const more = all.length > MOST_NAMES ? [`${all.length - MOST_NAMES} more`] : []
    return `Under loss, on ${listed([...shown, ...more])}: ${text}`
  })
}

const YEAR_MS = 365 * 86_400_000

function expectedText(ms: number): string {
  return ms > YEAR_MS ? 'more than a year' : durationText(ms)
}

/** Falls come as from a Poisson process: seldom, and each by itself. */
function chanceText(ratio: number): string {
  const percent = 100 * (1 - Math.exp(-ratio))
  return percent < 0.1 ? 'less than 0.1 %' : `about ${Number(percent.toPrecision(2))} %`
}

/** IP and TCP without options. */
const HEADER_BYTES = { 4: 40, 6: 60 } as const

function tcpText({ impaired, worst, brokenLinks }: Experiment, flow: TopologyFlow): string | undefined {
  if (!impaired) return undefined
  const { forward, back } = impaired.passages(lastFrame(worst).convergence, brokenLinks, flow)
  const lossy = [...forward.branches, ...back.branches].filter(branch => branch.outcome === 'delivered' && lossOf(branch) > 0)
  const [most] = lossy.sort((a, b) => lossOf(b) - lossOf(a))
  if (!most) return undefined
  const lost = lossOf(most)
  const { from, to, name: apart } = flow
  const name = flowText({ from: from.name, to: to.name, ...(apart === undefined ? {} : { name: apart }) })
  const rule = 'MSS / (RTT x √p), Mathis et al. 1997'
  if (most.rttMs === undefined || most.rttMs === 0)
    return `${name}: what one TCP connection gets at ${shareText(lost)} loss depends on the round trip (${rule}), which is not known.`
  const bps = (8 * (most.mtu - HEADER_BYTES[flow.to.address.family])) / (most.rttMs / 1000) / Math.sqrt(lost)
  return `${name}: one TCP connection gets at most about ${bandwidthText(Number(bps.toPrecision(2)))} at ${shareText(lost)} loss and a round trip of ${rttText(most.rttMs)} (${rule}); of datagrams ${shareText(1 - lost)} arrive.`
}
