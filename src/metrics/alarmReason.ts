import { type AlarmRule, type Datapoint, isBreaching, type Verdict } from './alarmVerdict.ts'

/** How a state's reason says what was compared. */
const WORDS = {
  GreaterThanOrEqualToThreshold: 'greater than or equal to',
  GreaterThanThreshold: 'greater than',
  LessThanThreshold: 'less than',
  LessThanOrEqualToThreshold: 'less than or equal to',
} as const

/** `StateReason` in CloudWatch's words. */
export function reasonOf(verdict: Verdict, rule: AlarmRule): string {
  const { state, used, filled } = verdict
  const { evaluationPeriods: n, datapointsToAlarm: m = n } = rule
  if (state === 'INSUFFICIENT_DATA') {
    return `Insufficient Data: ${n} ${n === 1 ? 'datapoint was' : 'datapoints were'} unknown.`
  }
  const { treatMissingData } = rule
  const isTreated = filled > 0 && (treatMissingData === 'breaching' || treatMissingData === 'notBreaching')
  const treated = `${filled} missing ${filled === 1 ? 'datapoint was' : 'datapoints were'} treated as [${treatMissingData === 'breaching' ? 'Breaching' : 'NonBreaching'}]`
  if (used.length === 0) {
    return `Threshold Crossed: no datapoints were received for ${n} ${n === 1 ? 'period' : 'periods'} and ${treated}.`
  }
  const isAlarm = state === 'ALARM'
  const telling = used.filter(({ value = Number.NaN }) => isBreaching(value, rule) === isAlarm)
  const shown = telling.length > 0 ? telling : used
  const list = shown.toReversed().map(({ value, atMs }) => `${number(value)} (${shortTime(atMs)})`)
  const [verb, negation] = [shown.length === 1 ? 'was' : 'were', isAlarm ? '' : ' not']
  const compared = `${verb}${negation} ${WORDS[rule.comparison]} the threshold (${number(rule.threshold)})`
  const least = isAlarm ? m : n - m + 1
  const transition = isAlarm ? 'OK -> ALARM' : 'ALARM -> OK'
  const minimum = `(minimum ${least} ${least === 1 ? 'datapoint' : 'datapoints'} for ${transition} transition)`
  const counted = `${shown.length} out of the last ${n} ${n === 1 ? 'datapoint' : 'datapoints'} [${list.join(', ')}]`
  return `Threshold Crossed: ${counted} ${compared} ${minimum}${isTreated ? ` and ${treated}` : ''}.`
}

export interface ReasonFacts {
  readonly nowMs: number
  readonly statistic?: string
  readonly unit?: string
  readonly periodSeconds: number
}

/** `StateReasonData`: JSON as CloudWatch writes it. */
export function reasonDataOf({ used }: Verdict, rule: AlarmRule, facts: ReasonFacts): string {
  const first = used[0]
  return JSON.stringify({
    version: '1.0',
    queryDate: longTime(facts.nowMs),
    ...(first ? { startDate: longTime(first.atMs) } : {}),
    ...(facts.unit === undefined ? {} : { unit: facts.unit }),
    ...(facts.statistic === undefined ? {} : { statistic: facts.statistic }),
    period: facts.periodSeconds,
    recentDatapoints: used.map(({ value }) => value),
    threshold: rule.threshold,
    evaluatedDatapoints: used.toReversed().map(({ atMs, value, sampleCount }: Datapoint) => ({
      timestamp: longTime(atMs),
      ...(sampleCount === undefined ? {} : { sampleCount }),
      value,
    })),
  })
}

/** A number as Java prints a double: 1 is 1.0. */
function number(value = Number.NaN): string {
  return Number.isInteger(value) && Math.abs(value) < 1e7 ? value.toFixed(1) : String(value)
}

/** `21/11/26 06:54:00` */
function shortTime(ms: number): string {
  const [, year, month, day, time] = /^\d\d(\d\d)-(\d\d)-(\d\d)T(\d\d:\d\d:\d\d)/.exec(new Date(ms).toISOString()) ?? []
  return `${day}/${month}/${year} ${time}`
}

/** `2026-11-21T06:54:00.000+0000`, as CloudWatch writes times inside JSON. */
export function longTime(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '+0000')
}
