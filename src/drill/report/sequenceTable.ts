import { exactDurationText } from '../../net/duration.ts'
import type { DrillReport, FlowVerdict, Phase, SequenceReport } from '../report.ts'
import { darkText, TIMER_NAMES } from './darkText.ts'
import { faultName, howText } from './faultText.ts'
import { flowText } from './flowText.ts'
import { percentText } from './rateText.ts'

export const SEQUENCE_HEAD = ['at', 'phase', 'broken', 'flow', 'survives', 'dark [at best]', 'ended by', 'at peak'] as const

/** A row per phase and flow, in order of time; what a phase's first row says of it, the others leave out. */
export function sequenceRows({ scenarios, sequence }: DrillReport): readonly (readonly string[])[] {
  return scenarios.flatMap(({ phase, faults, flows, ownEnd }) => {
    if (!phase || !sequence) return []
    const broken = faults.map(fault => `${faultName(fault)} ${howText(fault)}`).join(', ') || 'nothing'
    return flows.map((flow, index) => [
      ...(index === 0 ? [atText(sequence, phase.atMs), phase.name, broken] : ['', '', '']),
      flowText(flow),
      `${flow.survives}${ownEnd && flow.survives !== 'whole' ? ' (own end)' : ''}`,
      phaseDarkText(flow, phase),
      flow.decidedBy === null ? '' : TIMER_NAMES[flow.decidedBy],
      percentText(flow.peak),
    ])
  })
}

/** A moment of a sequence: a date where it has dates, else the time since the start. Never rounded: others may be near. */
export function atText({ startsAt }: Pick<SequenceReport, 'startsAt'>, atMs: number): string {
  if (startsAt === undefined) return exactDurationText(atMs)
  const date = new Date(Date.parse(startsAt) + atMs).toISOString()
  return `${date.replace('T', ' ').replace(/(:00)?(\.000)?Z$/, '')} UTC`
}

function phaseDarkText(flow: FlowVerdict, { untilMs, atMs }: Phase): string {
  const all = untilMs !== null && flow.darkMs === untilMs - atMs
  return all ? `${darkText(flow)}, all of it` : darkText(flow)
}
