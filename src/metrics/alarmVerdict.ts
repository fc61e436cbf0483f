import type { AlarmState, Comparison, MissingData } from '../resources/alarm.ts'

/** One period that an alarm looks at; without a value there was no data. */
export interface Datapoint {
  readonly atMs: number
  readonly value?: number
  readonly sampleCount?: number
}

export interface AlarmRule {
  readonly evaluationPeriods: number
  /** M of N; N itself unless said. */
  readonly datapointsToAlarm?: number
  readonly threshold: number
  readonly comparison: Comparison
  readonly treatMissingData?: MissingData
}

export interface Verdict {
  /** Undefined: the alarm keeps the state that it has. */
  readonly state: AlarmState | undefined
  /** The datapoints that decided, oldest first: those that there are, at most N. */
  readonly used: readonly Datapoint[]
  /** How many missing datapoints stood in for others. */
  readonly filled: number
}

/**
 * How many periods an alarm looks back: more than it needs, because a value may be missing. AWS publishes no formula; its
 * example looks at five for "3 out of 3".
 */
export function evaluationRange(evaluationPeriods: number): number {
  return evaluationPeriods + 2
}

/**
 * The state that the datapoints of an evaluation range (oldest first) make, by User Guide, "Configuring how CloudWatch alarms
 * treat missing data": the newest N that there are decide; only where there are fewer, missing ones count as the alarm says.
 */
export function verdictOf(datapoints: readonly Datapoint[], rule: AlarmRule): Verdict {
  const { evaluationPeriods, datapointsToAlarm = evaluationPeriods, treatMissingData = 'missing' } = rule
  const used = datapoints.filter(({ value }) => value !== undefined).slice(-evaluationPeriods)
  const filled = evaluationPeriods - used.length
  const breaching = used.filter(({ value = Number.NaN }) => isBreaching(value, rule)).length
  const state = (alarming: boolean) => (alarming ? 'ALARM' : 'OK') as AlarmState
  if (filled === 0) return { state: state(breaching >= datapointsToAlarm), used, filled }
  switch (treatMissingData) {
    case 'breaching':
      return { state: state(breaching + filled >= datapointsToAlarm), used, filled }
    case 'notBreaching':
      return { state: state(breaching >= datapointsToAlarm), used, filled }
    default:
      return { state: withGaps(datapoints, { rule, used, breaching, datapointsToAlarm }), used, filled }
  }
}

interface Counted {
  readonly rule: AlarmRule
  readonly used: readonly Datapoint[]
  readonly breaching: number
  readonly datapointsToAlarm: number
}

function withGaps(
  datapoints: readonly Datapoint[],
  { rule, used, breaching, datapointsToAlarm }: Counted,
): AlarmState | undefined {
  const isIgnored = rule.treatMissingData === 'ignore'
  if (used.length === 0) return isIgnored ? undefined : 'INSUFFICIENT_DATA'
  if (breaching >= datapointsToAlarm) return 'ALARM'
  if (breaching < used.length) return 'OK'
  // The same page, "Avoiding premature transitions": only breaching values, and the oldest is as old as M periods.
  const age = datapoints.length - datapoints.findIndex(({ value }) => value !== undefined)
  return !isIgnored && age >= datapointsToAlarm ? 'ALARM' : undefined
}

export function isBreaching(value: number, { comparison, threshold }: Pick<AlarmRule, 'comparison' | 'threshold'>): boolean {
  switch (comparison) {
    case 'GreaterThanOrEqualToThreshold':
      return value >= threshold
    case 'GreaterThanThreshold':
      return value > threshold
    case 'LessThanThreshold':
      return value < threshold
    case 'LessThanOrEqualToThreshold':
      return value <= threshold
  }
}
