import { durationText } from '../../net/duration.ts'
import type { DrillReport, ExpectationResult } from '../report.ts'
import { atText } from './sequenceTable.ts'

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
      ? `Holds: all ${expectations.length} expectations are met.`
      : `Does not hold: ${failed} of ${expectations.length} expectations ${failed === 1 ? 'is' : 'are'} not met.`
  }
  const counted = scenarios.filter(({ ownEnd }) => !ownEnd).flatMap(({ flows }) => flows)
  const short = counted.filter(({ survives }) => survives !== 'whole')
  const hurt = short.filter(({ asBefore }) => !asBefore).length
  const unhurt = short.length === 0 ? 'every flow is whole in every phase' : 'no flow is worse off in any phase than before'
  return `Nothing is expected, so nothing can fail; ${hurt === 0 ? unhurt : `${hurt} verdicts are not whole`}.`
}

/** `app-to-db, during primary: survives partly, expected whole: worse`. */
export function expectationText({ flow, during, text }: ExpectationResult): string {
  return `${flow}${during === undefined ? '' : `, during ${during}`}: ${text}`
}
