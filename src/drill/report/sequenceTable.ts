import { exactDurationText } from '../../net/duration.ts'
import { worstFirst } from '../play/worst.ts'
import type { DrillReport, FlowVerdict, Phase, SequenceReport } from '../report.ts'
import { darkText, partTexts, TIMER_NAMES } from './darkText.ts'
import { faultName, howText } from './faultText.ts'
import { few } from './few.ts'
import { flowsText } from './flowsText.ts'
import { flowText } from './flowText.ts'
import type { Listing } from './listing.ts'
import { percentText } from './rateText.ts'
import { moves } from './scenarioGroups.ts'
import { restText, unmovedText } from './unnamedText.ts'

export const SEQUENCE_HEAD = ['at', 'phase', 'broken', 'flow', 'survives', 'dark [at best]', 'ended by', 'at peak'] as const

/**
 * The phases in order of time; what a phase's first row says of it, the others leave out. A row per flow, or, of more than a
 * few, per outcome, the worst first, and one for those that nothing happens to.
 */
export function sequenceRows({ scenarios, sequence, baseline }: DrillReport, listing: Listing): readonly (readonly string[])[] {
  return scenarios.flatMap(({ phase, faults, flows, ownEnd }) => {
    if (!phase || !sequence) return []
    const broken = faults.map(fault => `${faultName(fault)} ${howText(fault)}`).join(', ') || 'nothing'
    const outcomeOf = (flow: FlowVerdict) => [
      `${flow.survives}${ownEnd && flow.survives !== 'whole' ? ' (own end)' : ''}`,
      phaseDarkText(flow, phase),
      flow.decidedBy === null ? '' : TIMER_NAMES[flow.decidedBy],
      percentText(flow.peak),
    ]
    const isMany = flows.length > listing.phaseFlows.most
    const moved = isMany ? flows.filter((flow, index) => moves(flow, baseline[index])) : flows
    const rows = [
      ...(isMany ? rowsOfMany(moved, outcomeOf, listing) : flows.map(flow => [flowText(flow), ...outcomeOf(flow)])),
      ...(moved.length < flows.length ? [[stillText(flows.length - moved.length, flows.length), '', '', '', '']] : []),
    ]
    return rows.map((row, index) => [
      ...(index === 0 ? [atText(sequence, phase.atMs), phase.name, broken] : ['', '', '']),
      ...row,
    ])
  })
}

/** A row for flows that share an outcome, the worst first; of more outcomes than are read the worst. */
function rowsOfMany(
  flows: readonly FlowVerdict[],
  outcomeOf: (flow: FlowVerdict) => readonly string[],
  { heads, phaseFlows: { shown } }: Listing,
): readonly (readonly string[])[] {
  const groups = [...Map.groupBy(flows, flow => JSON.stringify(outcomeOf(flow))).values()]
  const { told, left } = few(
    worstFirst(groups, same => ({ faults: [], ownEnd: false, flows: same })),
    heads,
  )
  const rows = told.map(same => [flowsText(same, { most: shown + 1, shown }), ...outcomeOf(same[0] as FlowVerdict)])
  return left.length > 0 ? [...rows, [restText(left.flat()), '', '', '', '']] : rows
}

function stillText(count: number, all: number): string {
  return count === all ? `none of ${all} flows moves` : unmovedText(count)
}

/** A moment of a sequence: a date where it has dates, else the time since the start. Never rounded: others may be near. */
export function atText({ startsAt }: Pick<SequenceReport, 'startsAt'>, atMs: number): string {
  if (startsAt === undefined) return exactDurationText(atMs)
  const date = new Date(Date.parse(startsAt) + atMs).toISOString()
  return `${date.replace('T', ' ').replace(/(:00)?(\.000)?Z$/, '')} UTC`
}

function phaseDarkText(flow: FlowVerdict, { untilMs, atMs }: Phase): string {
  const all = untilMs !== null && flow.darkMs === untilMs - atMs
  return [darkText(flow), ...(all ? ['all of the phase'] : []), ...partTexts(flow)].join(', ')
}
