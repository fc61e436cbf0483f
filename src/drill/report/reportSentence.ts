import { bandwidthText } from '../../net/bandwidth.ts'
import { durationText } from '../../net/duration.ts'
import { listed } from '../../net/listed.ts'
import { isKept } from '../play/isKept.ts'
import { worstFlow } from '../play/worst.ts'
import type { DecidedBy, DrillReport, FlowVerdict, Scenario, ScenarioFault } from '../report.ts'
import { faultName } from './faultText.ts'
import { flowText } from './flowText.ts'
import { deliveredText, percentText, shareText, wholePercent } from './rateText.ts'
import { scenarioCount } from './scenarioCount.ts'

/** What the darkness waits for. */
const BECAUSE: Readonly<Record<DecidedBy, string>> = {
  carrier: 'the port has to report the loss of light first',
  bfd: 'BFD has to miss its packets first',
  hold: 'nothing but the BGP hold timer notices, and it has to run out first',
  dpd: 'dead peer detection has to give the tunnel up first',
  notification: "the other end has to act on the session's end first",
  gateway: 'hosts have to leave the dead gateway first',
  lacp: 'LACP has to give up the silent member of the LAG first',
  withdraw: 'the withdrawal has to reach the last router first',
  restart: 'graceful restart keeps the routes of the dead way, and has to end first',
  retry: 'a session that its prefix limit had closed has to be tried again first',
  reconnect: 'the session, tunnel or host gateway that was down has to come up again first',
}

/** The worst of a drill in one plain sentence; also when nothing hurts, or nothing could be judged. */
export function worstSentence(report: DrillReport): string {
  const { worst, scenarios } = report
  if (report.flows.length === 0)
    return 'The estate names no flow, so there is nothing to judge: add flows with a steady and a peak rate.'
  if (scenarios.length === 0 && report.partial) return 'Nothing was played before the drill was interrupted.'
  if (scenarios.length === 0) return 'Nothing was drilled: name what to cut or silence, or ask for every single failure.'
  const flow = worst && worstFlow(worst)
  if (!worst || !flow) {
    const all = report.partial ? `Each of the ${scenarioCount(report)} that were played` : 'Every fault drilled'
    return `${all} takes the end of every flow that suffers, which no network can survive.`
  }
  if (flow.deadBefore) return `${flowText(flow)} gets nothing through, with and without the fault.`
  if (isKept(flow) && flow.darkMs === 0 && !flow.lossy && flow.connectionsLostTo === undefined)
    return harmless(report, worst, flow)
  const before = report.baseline[worst.flows.indexOf(flow)]
  // What was not played may be worse still.
  const first = report.partial ? `The worst of the ${scenarioCount(report)} that were played: if` : 'If'
  return `${first} ${faultsText(worst.faults)}, ${subject(flow)} ${fate(flow, before)}${others(worst, flow)}.`
}

/** Who loses everything besides. */
function others({ flows }: Scenario, worst: FlowVerdict): string {
  if (worst.survives !== 'no') return ''
  const count = flows.filter(flow => flow !== worst && flow.survives === 'no' && !flow.deadBefore).length
  return count === 0 ? '' : `, ${count === 1 ? 'nor does 1 more flow' : `nor do ${count} more flows`}`
}

/** Where only a share of the flow is hit, that share is what the sentence is about. */
function subject(flow: FlowVerdict): string {
  const { survives, darkMs, shareAffected } = flow
  const share = survives !== 'no' && darkMs !== 0 && shareAffected < 1
  const chance = flow.chance === undefined ? '' : ` (${wholePercent(flow.chance)} likely, for it is one 5-tuple)`
  return `${share ? `${wholePercent(shareAffected)} of ` : ''}${flowText(flow)}${chance}`
}

function fate(flow: FlowVerdict, before: FlowVerdict | undefined): string {
  if (flow.survives === 'no') {
    // A phase of a sequence has an end, whatever it leaves broken.
    const long = flow.darkMs === null ? 'until it is repaired' : `for ${durationText(flow.darkMs)}`
    return `gets nothing through (0 % at peak) ${long}`
  }
  const rate = `${rateText(flow, before)}${lossText(flow, before)}${flow.connectionsLostTo === undefined ? '' : ', and open connections end'}`
  if (flow.darkMs === 0 && flow.lossy && flow.lossy.ms !== null)
    return `loses ${shareText(flow.lossy.share)} of its packets for ${durationText(flow.lossy.ms)} (expected); then ${rate}`
  if (flow.darkMs === 0) return rate.replace(/^the flow /, '')
  const best = flow.darkMinMs !== null && flow.darkMinMs !== flow.darkMs ? ` (${durationText(flow.darkMinMs)} at best)` : ''
  const time = flow.darkMs === null ? 'until it is repaired' : `for up to ${durationText(flow.darkMs)}${best}`
  return `is dark ${time}${because(flow)}; then ${rate}`
}

/** What gets through once all has settled, beside what did before where that was not all. */
function rateText(flow: FlowVerdict, before: FlowVerdict | undefined): string {
  const { survives, asBefore, darkMs, peak } = flow
  if (survives === 'whole' && darkMs === 0) return 'the flow keeps its peak rate'
  if (survives === 'whole') return `all ${bandwidthText(peak.demandBps)} of the peak get through again`
  const arrives = `${deliveredText(peak)} at peak (${percentText(peak)})`
  if (asBefore) return `the flow gets what it got before, ${arrives}`
  return `the flow gets ${arrives}${heldBack(flow)}${shortBefore(flow, before)}`
}

/** What got through before where that was not all either. */
function shortBefore({ peak }: FlowVerdict, before: FlowVerdict | undefined): string {
  if (!before || before.survives === 'whole' || before.peak.deliveredBps >= before.peak.demandBps) return ''
  const isSame = deliveredText(before.peak) === deliveredText(peak)
  return isSame ? ', as before any fault' : `, before any fault ${deliveredText(before.peak)}`
}

/** Where the rate alone does not tell it. */
function lossText({ survives, lossy }: FlowVerdict, before: FlowVerdict | undefined): string {
  const isTold = survives !== 'whole' && before?.survives === 'whole'
  return lossy?.ms === null && !isTold ? `, and loses ${shareText(lossy.share)} of its packets` : ''
}

/** What it is that lets no more through. */
function heldBack({ forward, back }: FlowVerdict): string {
  const full = [...new Set([forward, back].flatMap(({ heldBackBy }) => heldBackBy ?? []))]
  const holes = [forward, back].flatMap(({ mtu }) => (mtu?.effect === 'blackHole' ? mtu : []))
  const [hole] = holes.sort((a, b) => a.mtu - b.mtu)
  const strangers = [...new Set([forward, back].flatMap(({ lostTo }) => lostTo ?? []))]
  return [
    full.length > 0 ? `, held back by ${listed(full)}` : '',
    hole ? `, and packets of ${hole.packetBytes} bytes with DF die at ${hole.at}` : '',
    strangers.length > 0 ? `, because ${listed(strangers)}` : '',
  ].join('')
}

function because({ decidedBy }: FlowVerdict): string {
  return decidedBy === null ? '' : `, because ${BECAUSE[decidedBy]}`
}

function harmless(report: DrillReport, worst: Scenario, flow: FlowVerdict): string {
  const every = report.scenarios.length === 1 ? 'the one scenario' : `all ${scenarioCount(report)}`
  const all = report.partial ? `the ${scenarioCount(report)} that were played` : every
  const spare = flow.redundancyLost ? `, but once ${faultsText(worst.faults)}, ${flowText(flow)} has no spare way left` : ''
  const short = report.baseline.filter(({ survives }) => survives !== 'whole').length
  const kept = short === 0 ? 'its peak rate' : 'what it had'
  const missing =
    short === 0 ? '' : `; before any fault ${short === 1 ? '1 flow gets' : `${short} flows get`} less than all through`
  return `Nothing hurts${report.partial ? ' so far' : ''}: in ${all} every flow keeps ${kept} without a pause${spare}${missing}.`
}

const GOES_DOWN = ['router', 'device', 'location', 'site', 'campus', 'availability-zone', 'region', 'room', 'line-card']

const TOGETHER: ReadonlySet<ScenarioFault['kind']> = new Set(['cut', 'silent', 'delete'])

/** `dx-a (connection) is cut`, `edge-1 (router) and dx-b (connection) fail together`. */
function faultsText(faults: readonly ScenarioFault[]): string {
  const [first, ...others] = faults
  if (!first) return 'nothing fails'
  const names = listed(faults.map(faultName))
  const kinds = new Set(faults.map(fault => fault.kind))
  if (others.length > 0) {
    if (kinds.size > 1 || !TOGETHER.has(first.kind) || faults.some(fault => fault.direction))
      return listed(faults.map(fault => `${faultName(fault)} ${verb(fault)}`))
    if (kinds.has('delete')) return `${names} are deleted together`
    return kinds.has('silent') ? `${names} fail silently together` : `${names} fail together`
  }
  return `${names} ${verb(first)}`
}

function verb(fault: ScenarioFault): string {
  const { kind, on, direction, share = 0, toBps = 0, downMs = 0, upMs = 0, times } = fault
  const way = direction === undefined ? '' : direction === 'out' ? ' towards AWS' : ' from AWS'
  switch (kind) {
    case 'silent':
      return `fails silently${way}`
    case 'delete':
      return 'is deleted'
    case 'loss':
      return `loses ${shareText(share)} of packets${way}`
    case 'rate':
      return `is down to ${bandwidthText(toBps)}`
    case 'flap':
      return `flaps (${durationText(downMs)} down, ${durationText(upMs)} up${times === undefined ? '' : `, ${times} times`})`
    case 'drain':
      return 'is drained'
    case 'cut':
      return GOES_DOWN.includes(on.split(':')[0] ?? '') ? 'goes down' : 'is cut'
  }
}
