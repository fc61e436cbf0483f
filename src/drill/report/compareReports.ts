import type { DrillReport, FlowVerdict, Scenario } from '../report.ts'
import { howText, kindText } from './faultText.ts'
import { flowText } from './flowText.ts'
import { reportCoverage } from './reportCoverage.ts'
import { type KnownFlow, sameFlows } from './sameFlows.ts'
import { verdictChanges } from './verdictChanges.ts'

type ChangeKind = 'worse' | 'better' | 'mixed' | 'new and bad' | 'appeared' | 'disappeared'

/** How one flow fares otherwise in one scenario. */
interface Difference {
  /** `dx-a (connection) cut`, a phase's name, or `before any fault`. */
  readonly scenario: string
  readonly flow: string
  readonly change: ChangeKind
  /** One text per figure: `survives: whole → partly`. */
  readonly what: readonly string[]
}

export interface Comparison {
  readonly differences: readonly Difference[]
  /** Verdicts that are in both reports and alike. */
  readonly same: number
  /** What makes the two hard to compare, one sentence each. */
  readonly remarks: readonly string[]
  /** Something is worse, perhaps besides something that is better. What is new is worse than nothing. */
  readonly isWorse: boolean
  /** Some flow is in both reports, and some failure; else `isWorse` says nothing. */
  readonly isComparable: boolean
}

const BEFORE = 'before any fault'

/**
 * What is otherwise in the newer of two reports. Things are known by kind and name, since ids differ from one run to the
 * next, and flows by their ends where their names changed; own ends are counted nowhere, here as there.
 */
export function compareReports(older: DrillReport, newer: DrillReport): Comparison {
  const [flowsBefore, flowsNow] = sameFlows(older.baseline, newer.baseline)
  const [before, now] = [verdictsOf(older, flowsBefore), verdictsOf(newer, flowsNow)]
  const differences: Difference[] = []
  let same = 0
  for (const key of new Set([...before.keys(), ...now.keys()])) {
    const [was, is] = [before.get(key), now.get(key)]
    const about = was ?? is
    if (!about) continue
    const { scenario, flow } = about
    if (!was || !is) {
      const what = [`survives: ${about.verdict.survives}`]
      const change = is ? (isBad(is) ? 'new and bad' : 'appeared') : 'disappeared'
      differences.push({ scenario, flow, change, what })
      continue
    }
    const changes = verdictChanges(was.verdict, is.verdict, { hadSpare: !was.hangsOnOne, hasSpare: !is.hangsOnOne })
    const [worse, better] = [changes.some(({ isWorse }) => isWorse), changes.some(({ isWorse }) => !isWorse)]
    if (!worse && !better) same++
    else
      differences.push({
        scenario,
        flow,
        change: worse ? (better ? 'mixed' : 'worse') : 'better',
        what: changes.map(({ text }) => text),
      })
  }
  const order: readonly ChangeKind[] = ['worse', 'mixed', 'new and bad', 'appeared', 'disappeared', 'better']
  const coverage = reportCoverage(
    scenarioNames(older),
    scenarioNames(newer),
    before.keys().some(key => now.has(key)),
  )
  return {
    differences: differences.sort((a, b) => order.indexOf(a.change) - order.indexOf(b.change)),
    same,
    remarks: [...coverage.remarks, ...remarksOf(older, newer)],
    isWorse: differences.some(({ change }) => change === 'worse' || change === 'mixed'),
    isComparable: coverage.isComparable,
  }
}

interface Named {
  readonly scenario: string
  readonly flow: string
  readonly verdict: FlowVerdict
  /** Without any fault it has no spare way: a single connection or VPN that fails ends it. */
  readonly hangsOnOne: boolean
}

/** What was short before any fault is told there, once. */
function isBad({ scenario, verdict: { survives, asBefore, deadBefore } }: Named): boolean {
  return survives !== 'whole' && (scenario === BEFORE || !(asBefore || deadBefore))
}

/** Every verdict by what it is about; what is about the same thing twice is numbered. */
function verdictsOf({ baseline, scenarios }: DrillReport, known: readonly KnownFlow[]): ReadonlyMap<string, Named> {
  const found = new Map<string, Named>()
  const hanging = hangingOnOne(baseline, scenarios)
  const counted = scenarios.filter(({ ownEnd }) => !ownEnd).map(each => ({ scenario: scenarioName(each), flows: each.flows }))
  for (const { scenario, flows } of [{ scenario: BEFORE, flows: baseline }, ...counted]) {
    for (const [index, verdict] of flows.entries()) {
      const { key: own, text } = known[index] ?? { key: flowText(verdict), text: flowText(verdict) }
      let key = JSON.stringify([scenario, own])
      for (let twin = 2; found.has(key); twin++) key = JSON.stringify([scenario, own, twin])
      found.set(key, { scenario, flow: text, verdict, hangsOnOne: hanging.has(index) })
    }
  }
  return found
}

function scenarioNames({ scenarios }: DrillReport): ReadonlySet<string> {
  return new Set(scenarios.filter(({ ownEnd }) => !ownEnd).map(scenarioName))
}

/** Kinds of parts that a flow may hang on: the ways of which a drill asks whether another one is left. */
const WAYS = /^(connection|lag|vpn):/

/** Flows, by their places, that one such part ends when it fails alone; a report that plays no such failure shows none. */
function hangingOnOne(baseline: DrillReport['baseline'], scenarios: readonly Scenario[]): ReadonlySet<number> {
  const alone = scenarios.filter(({ faults, ownEnd }) => !ownEnd && faults.length === 1 && WAYS.test(faults[0]?.on ?? ''))
  return new Set(
    baseline.flatMap(({ survives }, index) =>
      survives !== 'no' && alone.some(({ flows }) => flows[index]?.survives === 'no') ? [index] : [],
    ),
  )
}

function scenarioName({ faults, phase }: Scenario): string {
  if (phase) return phase.name
  return faults
    .map(fault => `${fault.name} (${kindText(fault.on)}) ${howText(fault)}`)
    .sort()
    .join(' + ')
}

function remarksOf(older: DrillReport, newer: DrillReport): readonly string[] {
  const [was, is] = [new Set(older.assumptions), new Set(newer.assumptions)]
  const gone = [...was.difference(is)]
  const added = [...is.difference(was)]
  return [
    ...(gone.length + added.length > 0
      ? [
          `The reports rest on different assumptions; only the older: ${gone.join(' ') || 'none.'} Only the newer: ${added.join(' ') || 'none.'}`,
        ]
      : []),
    ...(older.partial || newer.partial ? ['Not everything that was asked for could be computed in one of the reports.'] : []),
  ]
}
