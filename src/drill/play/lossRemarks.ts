import { bandwidthText } from '../../net/bandwidth.ts'
import { durationText } from '../../net/duration.ts'
import { listed } from '../../net/listed.ts'
import { detectedBy } from '../../routing/bundle.ts'
import { type Assumptions, type Breakage, withSharedFate } from '../../routing/detection.ts'
import { expectedEnds, expectedTimeouts, memberWindowMs, sessionWindowMs } from '../../routing/expectedLosses.ts'
import { expectedFall } from '../../routing/gray.ts'
import type { Range } from '../../routing/network.ts'
import type { Topology, TopologyFlow } from '../../topology/topology.ts'
import { type Few, shortened } from '../report/few.ts'
import { flowText } from '../report/flowText.ts'
import { shareText } from '../report/rateText.ts'
import { rttText } from '../report/rttText.ts'
import { breakagesOf, type Script } from '../script.ts'
import { lastFrame } from './course.ts'
import type { Experiment, Laboratory } from './laboratory.ts'
import { lossOf } from './lossiness.ts'

/** What loss is expected to do to sessions, LAGs and single TCP connections, one sentence each: estimates, by the rules they name. */
export function lossRemarks(laboratory: Laboratory, script: Script, experiment: Experiment): readonly string[] {
  if (!script.some(({ kind }) => kind === 'loss')) return []
  const { topology, assumptions } = laboratory
  // What flaps is there again and again, and lossy then.
  const lasting = script.filter(({ kind }) => kind !== 'flap')
  const breakages = withSharedFate(topology.network, breakagesOf(lasting))
  const { lossWindow } = experiment
  const window = lossWindow ? { ...assumptions, lossWindow } : assumptions
  return [
    ...togetherTexts(sessionTexts(topology, breakages, window)),
    ...togetherTexts(lagTexts(topology, breakages, window)),
    ...topology.flows.flatMap(flow => tcpText(experiment, flow) ?? []),
  ]
}

/** Names beyond this number are summed up. */
const MOST_NAMES: Few = { most: 5, shown: 5 }

interface Remark {
  readonly name: string
  readonly text: string
}

/** One sentence for those that fare alike. */
function togetherTexts(remarks: readonly Remark[]): readonly string[] {
  return [...Map.groupBy(remarks, ({ text }) => text)].map(([text, alike]) => {
    const all = [...new Set(alike.map(({ name }) => name))]
    return `Under loss, on ${listed(shortened(all, MOST_NAMES, left => `${left} more`))}: ${text}`
  })
}

/** By what loss would end each session first; one that goes with its link is told of with that. */
function sessionTexts({ network, domains }: Topology, breakages: readonly Breakage[], window: Assumptions): readonly Remark[] {
  return [...network.sessions.values()].flatMap(session => {
    const link = network.links.get(session.link)
    if (!link) return []
    const [first] = [...expectedEnds(link, session, breakages)].sort((a, b) => a.range.worstMs - b.range.worstMs)
    const fall = expectedFall(link, breakages, window)
    if (!first || (fall && fall.worstMs < first.range.worstMs)) return []
    const what = first.by === 'bfd' ? 'BFD misses as many packets in a row as its multiplier says' : 'the hold timer runs out'
    const windowMs = sessionWindowMs(link, session, window)
    const text =
      first.range.worstMs <= windowMs
        ? `${what} ${withinText(first.range)}: it ${DOWN}.`
        : `${what} ${unlikelyText(first.range, windowMs)}: it counts as up.`
    return [{ name: domains.find(({ id }) => id === `session:${session.name}`)?.name ?? session.name, text }]
  })
}

/** What LACP makes of loss on the members of LAGs. A tunnel's ways go with sessions that are told of. */
function lagTexts({ network, domains, pipes }: Topology, breakages: readonly Breakage[], window: Assumptions): readonly Remark[] {
  const lags = [...network.links.values()].flatMap(link => (link.bundle ? [{ link, bundle: link.bundle }] : []))
  const members = lags.flatMap(({ link, bundle }) => {
    const timeouts = expectedTimeouts(link, breakages)
    return bundle.members.flatMap(member => {
      const range = timeouts.get(member.name)
      if (range === undefined || detectedBy(bundle, member) !== 'lacp') return []
      const what = 'LACP misses three packets in a row'
      const windowMs = memberWindowMs(link, bundle, member, window)
      const text =
        range.worstMs <= windowMs
          ? `${what} ${withinText(range)}: it is left out from then on, until the loss ends.`
          : `${what} ${unlikelyText(range, windowMs)}: it is not left out.`
      return [{ name: pipes.get(member.pipes[0]?.name ?? '')?.name ?? member.name, text }]
    })
  })
  const falls = lags.flatMap(({ link, bundle: { ends, needed } }) => {
    const fall = ends.length > 0 ? expectedFall(link, breakages, window) : undefined
    if (!fall) return []
    const what = needed > 1 ? `fewer members are left than the ${needed} it needs` : 'no member is left'
    return [
      { name: domains.find(({ id }) => id === link.way)?.name ?? link.name, text: `${what} ${withinText(fall)}: it ${DOWN}.` },
    ]
  })
  return [...members, ...falls]
}

const DOWN = 'counts as down from then on, until the loss ends'

function withinText({ bestMs, worstMs }: Range): string {
  const [soonest, expected] = [bestMs, worstMs].map(ms => durationText(ms))
  return soonest === expected ? `after ${expected} (expected)` : `within ${soonest} to ${expected} (expected)`
}

function unlikelyText({ worstMs }: Range, windowMs: number): string {
  return `after ${expectedText(worstMs)} (expected), within ${durationText(windowMs)} with ${chanceText(windowMs / worstMs)}`
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
