import { bandwidthText } from '../../net/bandwidth.ts'
import { durationText } from '../../net/duration.ts'
import type { Topology, TopologyFlow } from '../../topology/topology.ts'
import { demandOf } from '../demandOf.ts'
import { flowName } from '../flowByName.ts'
import { TIMER_NAMES } from '../report/darkText.ts'
import {
  type DecidedBy,
  type ExpectationResult,
  type FlowVerdict,
  type Scenario,
  SURVIVAL_RANK,
  type Survives,
} from '../report.ts'
import { longestDarkness, type PhaseVerdict } from './longestDarkness.ts'
import type { Expectation } from './sequence.ts'

/** Holds every expectation against the phases that it is about. */
export function expectationResults(
  topology: Topology,
  expectations: readonly Expectation[],
  phases: readonly Scenario[],
): readonly ExpectationResult[] {
  return expectations.flatMap(expectation => {
    const { flow, during } = expectation
    const index = topology.flows.indexOf(flow)
    const verdicts = phases
      .filter(({ phase }) => !during || (phase && phase.atMs >= during.fromMs && phase.atMs < during.untilMs))
      .flatMap(({ phase, flows }) => (flows[index] ? [{ atMs: phase?.atMs ?? 0, verdict: flows[index] }] : []))
    const about = { flow: flowName(flow), ...(during ? { during: during.name } : {}) }
    return asserted(expectation, verdicts).map(result => ({ ...about, ...result }))
  })
}

type Result = Omit<ExpectationResult, 'flow' | 'during'>

function asserted(expectation: Expectation, phases: readonly PhaseVerdict[]): readonly Result[] {
  const verdicts = phases.map(({ verdict }) => verdict)
  // A step that a stop condition cut off has shown nothing, which is not what was expected of it.
  if (verdicts.length === 0) return notPlayed(expectation)
  const { survives, darkMsAtMost, decidedBy, deliveredAtLeastBps } = expectation
  return [
    ...(survives === undefined ? [] : [survivesResult(survives, verdicts)]),
    ...(darkMsAtMost === undefined ? [] : [darkResult(darkMsAtMost, verdicts)]),
    ...(decidedBy === undefined ? [] : [decidedResult(decidedBy, phases)]),
    ...(deliveredAtLeastBps === undefined ? [] : [deliveredResult(expectation.flow, deliveredAtLeastBps, verdicts)]),
  ]
}

function notPlayed({ survives, darkMsAtMost, decidedBy, deliveredAtLeastBps }: Expectation): readonly Result[] {
  const asked = { survives, darkMs: darkMsAtMost, decidedBy, deliveredBps: deliveredAtLeastBps }
  return (Object.keys(asked) as (keyof typeof asked)[]).flatMap(what => {
    const expected = asked[what]
    return expected === undefined ? [] : [{ what, expected, found: null, holds: false, text: 'this was not played' }]
  })
}

function survivesResult(expected: Survives, verdicts: readonly FlowVerdict[]): Result {
  const [found = expected] = verdicts.map(({ survives }) => survives).sort((a, b) => SURVIVAL_RANK[a] - SURVIVAL_RANK[b])
  const holds = found === expected
  const better = SURVIVAL_RANK[found] > SURVIVAL_RANK[expected] ? 'better: expect more' : 'worse'
  const text = `survives ${found}${holds ? '' : `, expected ${expected}: ${better}`}`
  return { what: 'survives', expected, found, holds, text }
}

function darkResult(expected: number, verdicts: readonly FlowVerdict[]): Result {
  const times = verdicts.map(({ darkMs }) => darkMs)
  const found = times.includes(null) ? null : times.reduce<number>((sum, ms) => sum + (ms ?? 0), 0)
  const holds = found !== null && found <= expected
  const is = found === null ? 'dark without end' : found === 0 ? 'never dark' : `dark for ${durationText(found)}`
  const over = found === null ? '' : `: ${durationText(found - expected)} too long`
  // A limit that is only just kept is told beside what was seen.
  const text = holds
    ? `${is}${found === 0 ? ', expected at most' : ' of at most'} ${durationText(expected)}`
    : `${is}, expected at most ${durationText(expected)}${over}`
  return { what: 'darkMs', expected, found, holds, text }
}

function decidedResult(expected: string, phases: readonly PhaseVerdict[]): Result {
  const longest = longestDarkness(phases)
  const found = longest?.endedBy ?? null
  const holds = found === expected
  const nothing = longest ? 'nothing ended the longest darkness but the step itself' : 'never dark, so nothing decided'
  const is = found === null ? nothing : `decided by ${TIMER_NAMES[found]}`
  const text = `${is}${holds ? '' : `, expected ${TIMER_NAMES[expected as DecidedBy]}`}`
  return { what: 'decidedBy', expected, found, holds, text }
}

/** Each way; one that asks for less than is expected has to get all that it asks for. */
function deliveredResult(flow: TopologyFlow, expected: number, verdicts: readonly FlowVerdict[]): Result {
  const ways = (['forward', 'back'] as const).flatMap(which => {
    const asked = Math.min(expected, demandOf(flow, which).peakBps)
    return verdicts.map(verdict => ({ which, asked, bps: verdict[which].deliveredBps }))
  })
  // Rates are told in whole bits.
  const [short] = ways.filter(({ asked, bps }) => bps + 1 < asked).sort((a, b) => b.asked - b.bps - (a.asked - a.bps))
  const enough = ways.filter(({ asked }) => asked === expected).map(({ bps }) => bps)
  const found = short ? short.bps : Math.min(...enough)
  const about = { what: 'deliveredBps', expected, found, holds: short === undefined } as const
  if (!short) return { ...about, text: `${bandwidthText(found)} get through, at least ${bandwidthText(expected)} expected` }
  const { which, asked } = short
  const from = which === 'back' ? ` from ${flow.to.name} to ${flow.from.name}` : ''
  const least = asked < expected ? `all ${bandwidthText(asked)}` : `at least ${bandwidthText(expected)}`
  const text = `${bandwidthText(found)} get through${from}, expected ${least}: ${bandwidthText(asked - found)} too little`
  return { ...about, text }
}
