import { durationText } from '../../net/duration.ts'
import { isKept } from '../play/isKept.ts'
import type { DrillReport, ExpectationResult } from '../report.ts'
import { atText } from './sequenceTable.ts'
import { survivalCounts } from './survivalCounts.ts'

/** Whether a sequence showed what it was to show, in one sentence. */
export function sequenceVerdict({ sequence, scenarios }: DrillReport): string {
  if (!sequence) return ''
  const { stopped, expectations } = sequence
  if (stopped) {
    const dark = durationText(stopped.darkForMs)
    return `Stopped at ${atText(sequence, stopped.atMs)}: ${stopped.flow} had been dark for ${dark}, so everything was healed and the rest was not played.`
  }
  const failed = expectations.filter(({ holds }) => !holds).length
  if (expectations.length > 0) {
    return failed === 0
      ? `Holds: ${expectations.length === 1 ? 'the one expectation is' : `all ${expectations.length} expectations are`} met.`
      : `Does not hold: ${failed} of ${expectations.length} expectations ${failed === 1 ? 'is' : 'are'} not met.`
  }
  const counted = scenarios.filter(({ ownEnd }) => !ownEnd).flatMap(({ flows }) => flows)
  const short = counted.filter(({ survives }) => survives !== 'whole')
  // The exit code of a drill that expects nothing, in words: 0 when all is whole, 1 when not, whatever was so before.
  const promise = 'Without expectations every flow is to be whole in every phase'
  if (short.length === 0) return `${promise}, and is.`
  const found = survivalCounts(short).map(([survives, count]) => `${count} ${count === 1 ? 'is' : 'are'} ${survives}`)
  const kept = short.filter(isKept).length
  const before =
    kept === 0 ? '' : `; ${kept === short.length ? 'no flow is' : `${kept} of these are no`} worse off than before any fault`
  return `${promise}: of ${counted.length} verdicts ${found.join(' and ')}${before}.`
}

/** How good that is: a warning where nothing was to be shown, and not every flow keeps what it had. */
export function sequenceStyle({ sequence, scenarios }: DrillReport): 'good' | 'bad' | 'warning' {
  if (!sequence?.holds) return 'bad'
  const isWell = sequence.expectations.length > 0 || scenarios.every(({ ownEnd, flows }) => ownEnd || flows.every(isKept))
  return isWell ? 'good' : 'warning'
}

/** `app-to-db, during primary: survives partly, expected whole: worse`. */
export function expectationText({ flow, during, text }: ExpectationResult): string {
  return `${flow}${during === undefined ? '' : `, during ${during}`}: ${text}`
}
