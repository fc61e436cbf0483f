import type { MetricQuery, SingleMetric } from '../resources/alarm.ts'
import type { Scope, World } from '../resources/world.ts'
import { asSeries, evaluateMath, idsIn } from './evaluateMath.ts'
import { MathError, parseMath } from './mathSyntax.ts'
import type { MathValue, Series } from './mathValue.ts'
import { pointsOf } from './points.ts'
import { statisticOf } from './statistic.ts'

/** A stretch of time to be answered for. */
interface Range {
  readonly startMs: number
  readonly endMs: number
  readonly nowMs: number
}

/** One query's answer: one series, or several where an expression makes several. */
export interface QueryAnswer {
  readonly query: MetricQuery
  readonly series: readonly Series[]
}

/** Answers queries that may refer to each other by metric math. Throws MathError for an expression that cannot be worked out. */
export function answerQueries(world: World, scope: Scope, queries: readonly MetricQuery[], range: Range): readonly QueryAnswer[] {
  const byId = new Map(queries.map(query => [query.id, query]))
  const periods = periodsOf(queries)
  const values = new Map<string, MathValue>()
  const working = new Set<string>()

  function valueFor(id: string): MathValue | undefined {
    const known = values.get(id)
    const query = byId.get(id)
    if (known !== undefined || !query) return known
    if (working.has(id)) throw new MathError(`${id} depends on itself`)
    working.add(id)
    const value = query.stat ? seriesOf(world, scope, query.stat, range) : expressionValue(query)
    working.delete(id)
    values.set(id, value)
    return value
  }

  function expressionValue(query: MetricQuery): MathValue {
    const periodSeconds = periods.get(query.id) ?? 60
    const times = timesOf(range, periodSeconds)
    const metrics = new Map<string, Series>()
    for (const { id, stat } of queries) if (stat) metrics.set(id, valueFor(id) as Series)
    return evaluateMath(parseMath(query.expression ?? ''), { times, periodSeconds, metrics, valueFor })
  }

  return queries
    .filter(({ returnData }) => returnData)
    .map(query => ({ query, series: asSeries(valueFor(query.id) ?? '', timesOf(range, periods.get(query.id) ?? 60)) }))
}

/** One statistic of one series by the beginnings of its periods. */
function seriesOf(world: World, scope: Scope, stat: SingleMetric, range: Range): Series {
  const points = pointsOf(world, scope, stat, { ...range, periodMs: stat.periodSeconds * 1000 })
  const values = points.map(({ atMs, bucket }) => [atMs, statisticOf(bucket, stat.statistic)] as const)
  return new Map(values.filter((pair): pair is [number, number] => pair[1] !== undefined))
}

/** Each query's own period, or the longest of what its expression is about. */
export function periodsOf(queries: readonly MetricQuery[]): ReadonlyMap<string, number> {
  const byId = new Map(queries.map(query => [query.id, query]))
  const periods = new Map<string, number>()
  const stats = queries.flatMap(({ stat }) => (stat ? [stat.periodSeconds] : []))

  function periodOf(id: string): number {
    const known = periods.get(id)
    const query = byId.get(id)
    if (known !== undefined || !query) return known ?? 0
    // Stands while it is worked out, so that a circle ends.
    periods.set(id, 0)
    const own = query.stat?.periodSeconds ?? query.periodSeconds
    const needed = own === undefined ? idsIn(parseMath(query.expression ?? '')).map(periodOf) : []
    const found = own ?? (Math.max(0, ...needed) || Math.max(0, ...stats) || 60)
    periods.set(id, found)
    return found
  }

  for (const { id } of queries) periodOf(id)
  return periods
}

function timesOf({ startMs, endMs }: Range, periodSeconds: number): readonly number[] {
  const times: number[] = []
  for (let at = startMs; at < endMs; at += periodSeconds * 1000) times.push(at)
  return times
}
