import type { AwsError } from '../../resources/refusal.ts'
import { constraint } from './constraint.ts'

/** How long temporary credentials may live, in seconds. */
interface Range {
  readonly least: number
  readonly most: number
  readonly usual: number
}

/** The wanted duration, or the usual one. STS API Reference, `DurationSeconds`. */
export function durationSeconds(wanted: number | undefined, { least, most, usual }: Range): number {
  const seconds = wanted ?? usual
  if (seconds < least) throw outside(seconds, `greater than or equal to ${least}`)
  if (seconds > most) throw outside(seconds, `less than or equal to ${most}`)
  return seconds
}

function outside(seconds: number, rule: string): AwsError {
  return constraint(String(seconds), 'durationSeconds', `Member must have value ${rule}`)
}
