import type { AlarmState, MetricAlarm } from '../resources/alarm.ts'
import type { Scope, World } from '../resources/world.ts'
import { reasonDataOf, reasonOf } from './alarmReason.ts'
import { type Datapoint, evaluationRange, verdictOf } from './alarmVerdict.ts'
import { answerQueries, periodsOf } from './answerQueries.ts'
import { pointsOf } from './points.ts'
import { statisticOf } from './statistic.ts'

/** A state with the reason for it. */
export interface StateWithReason {
  readonly state: AlarmState
  readonly reason: string
  readonly reasonData: string
}

const DAY_SECONDS = 86_400

/**
 * How often an alarm is looked at (User Guide, "Alarm evaluation"): every minute, with windows that slide; every ten
 * seconds for periods below a minute; every hour when it looks at more than a day.
 */
export function evaluationStepMs(alarm: MetricAlarm): number {
  const period = periodOf(alarm)
  if (period < 60) return 10_000
  return period * alarm.evaluationPeriods > DAY_SECONDS ? 3_600_000 : 60_000
}

/** The period of what a metric alarm looks at, in seconds. */
function periodOf({ watches }: MetricAlarm): number {
  if (!('queries' in watches)) return watches.periodSeconds
  const watched = watches.queries.find(({ returnData }) => returnData)
  return periodsOf(watches.queries).get(watched?.id ?? '') ?? 60
}

/** The alarm's state by the data up to now; undefined where it keeps the one that it has. Throws MathError as expressions do. */
export function evaluateAlarm(world: World, scope: Scope, alarm: MetricAlarm, nowMs: number): StateWithReason | undefined {
  const periodSeconds = periodOf(alarm)
  const stepMs = evaluationStepMs(alarm)
  const endMs = Math.floor(nowMs / stepMs) * stepMs
  const range = { startMs: endMs - evaluationRange(alarm.evaluationPeriods) * periodSeconds * 1000, endMs, nowMs }
  const datapoints = datapointsOf(world, scope, alarm, { ...range, periodMs: periodSeconds * 1000 })
  const verdict = verdictOf(datapoints, alarm)
  if (verdict.state === undefined || isTooFew(alarm, verdict.used)) return undefined
  const single = 'queries' in alarm.watches ? undefined : alarm.watches
  const facts = {
    nowMs,
    periodSeconds,
    ...(single ? { statistic: single.statistic } : {}),
    ...(single?.unit === undefined ? {} : { unit: single.unit }),
  }
  return { state: verdict.state, reason: reasonOf(verdict, alarm), reasonData: reasonDataOf(verdict, alarm, facts) }
}

interface Window {
  readonly startMs: number
  readonly endMs: number
  readonly periodMs: number
  readonly nowMs: number
}

/** One per period of the window, oldest first. */
function datapointsOf(world: World, scope: Scope, { watches }: MetricAlarm, window: Window): readonly Datapoint[] {
  const found = new Map<number, Datapoint>()
  if ('queries' in watches) {
    const [answer] = answerQueries(world, scope, watches.queries, window)
    for (const [atMs, value] of answer?.series[0] ?? []) found.set(atMs, { atMs, value })
  } else {
    for (const { atMs, bucket } of pointsOf(world, scope, watches, window)) {
      const value = statisticOf(bucket, watches.statistic)
      if (value !== undefined) found.set(atMs, { atMs, value, sampleCount: bucket.count })
    }
  }
  const all: Datapoint[] = []
  for (let atMs = window.startMs; atMs < window.endMs; atMs += window.periodMs) all.push(found.get(atMs) ?? { atMs })
  return all
}

/** User Guide, "Percentile-based alarms and low data samples": with `ignore` too few samples change nothing. */
function isTooFew({ watches, evaluateLowSampleCountPercentile }: MetricAlarm, used: readonly Datapoint[]): boolean {
  const percent = 'queries' in watches ? undefined : /^p(\d+(\.\d+)?)$/i.exec(watches.statistic)?.[1]
  if (evaluateLowSampleCountPercentile !== 'ignore' || percent === undefined) return false
  const beyond = Math.min(Number(percent), 100 - Number(percent))
  const needed = 1000 / beyond
  return used.some(({ sampleCount = 0 }) => sampleCount < needed)
}
