import type { FlowVerdict, Scenario } from '../drill/report.ts'
import { appNameOf } from './estateNames.ts'
import type { DrillSummary, Tally } from './planReport.ts'
import type { Requirements } from './requirementsSchema.ts'

/** What came of breaking everything in a design's estate, small enough to be sent from where it was played. */
export interface Drilled {
  readonly sites: readonly DrilledSite[]
  /** Longest round trip with nothing broken; null = some place is not known. */
  readonly rttMs: number | null
  readonly summary: DrillSummary
}

interface DrilledSite {
  readonly name: string
  readonly peakBps: number
  readonly carriedBps: number
  readonly afterWorstBps: number
  readonly worst: string
}

export interface Played {
  /** With nothing broken, in the order of the estate's flows. */
  readonly baseline: readonly FlowVerdict[]
  readonly singles: readonly Scenario[]
  readonly doubles: readonly Scenario[]
}

export function drilledOf(played: Played, names: readonly string[], survive: Requirements['survive']): Drilled {
  const rtts = played.baseline.flatMap(({ forward, back }) => [forward.before, back.before]).map(way => way?.rttMs ?? null)
  return {
    sites: names.map(name => drilledSite(name, played, survive)),
    rttMs: rtts.length === 0 || rtts.includes(null) ? null : Math.max(...(rtts as number[])),
    summary: summaryOf(played),
  }
}

function drilledSite(name: string, { baseline, singles, doubles }: Played, survive: Requirements['survive']): DrilledSite {
  const own = (flows: readonly FlowVerdict[]) => flows.filter(({ from }) => from === appNameOf(name))
  const delivered = (flows: readonly FlowVerdict[]) => own(flows).reduce((sum, { peak }) => sum + peak.deliveredBps, 0)
  const carriedBps = delivered(baseline)
  let worst: Scenario | undefined
  let least = carriedBps
  for (const scenario of [...singles, ...(survive === 'double' ? doubles : [])]) {
    const here = delivered(scenario.flows)
    if (here < least && isForeign(scenario) && !takesSite(scenario, name)) [worst, least] = [scenario, here]
  }
  return {
    name,
    peakBps: own(baseline).reduce((sum, { peak }) => sum + peak.demandBps, 0),
    carriedBps,
    afterWorstBps: least,
    worst: worst === undefined ? 'nothing' : worst.faults.map(fault => `${fault.name} (${fault.kind})`).join(' and '),
  }
}

const SHARED = ['region', 'availability-zone', 'attachment'] as const

/** A failure of a flow's own place, or of what every design has alike at AWS, is nothing that a design of the bridge could help. */
function isForeign({ ownEnd, faults }: Scenario): boolean {
  return !ownEnd && !faults.some(({ on }) => SHARED.some(kind => on.startsWith(`${kind}:`)))
}

function takesSite({ faults }: Scenario, site: string): boolean {
  return faults.some(({ on, name }) => on.startsWith('site:') && name === site)
}

const RANK = { whole: 0, partly: 1, no: 2 } as const

function summaryOf({ singles, doubles }: Played): DrillSummary {
  const foreign = singles.filter(isForeign)
  const dark = foreign.flatMap(({ flows }) => flows).map(({ darkMs }) => darkMs)
  let worst: { faults: readonly string[]; flow: FlowVerdict } | null = null
  for (const { faults, flows } of foreign) {
    for (const flow of flows) {
      if (worst !== null && !isWorse(flow, worst.flow)) continue
      worst = { faults: faults.map(({ kind, name }) => `${kind} ${name}`), flow }
    }
  }
  return {
    singles: tally(foreign),
    doubles: tally(doubles.filter(isForeign)),
    worst,
    longestDarkMs: dark.includes(null) ? null : Math.max(0, ...(dark as number[])),
  }
}

function isWorse(a: FlowVerdict, b: FlowVerdict): boolean {
  if (a.survives !== b.survives) return RANK[a.survives] > RANK[b.survives]
  return (a.darkMs ?? Number.POSITIVE_INFINITY) > (b.darkMs ?? Number.POSITIVE_INFINITY)
}

/** By the flow that is worst off. */
function tally(scenarios: readonly Scenario[]): Tally {
  const found = { whole: 0, partly: 0, no: 0 }
  for (const { flows } of scenarios) {
    const [worst = 'whole'] = flows.map(({ survives }) => survives).sort((a, b) => RANK[b] - RANK[a])
    found[worst]++
  }
  return found
}
