import type { MetricDataResult } from '@aws-sdk/client-cloudwatch'
import { answerQueries, periodsOf, type QueryAnswer } from '../../metrics/answerQueries.ts'
import type { Series } from '../../metrics/mathValue.ts'
import type { MetricQuery } from '../../resources/alarm.ts'
import type { CloudWatchOperation } from './cloudWatchOperation.ts'
import { inMath, metricQueries } from './metricQueryInput.ts'
import { invalidToken, validationError } from './refusals.ts'
import { startOf } from './timeRange.ts'

/** API Reference, `GetMetricData`. */
const MOST_QUERIES = 500
const MOST_POINTS = 100_800

/** Series and metric math over them. The newest point is first unless `ScanBy` says otherwise. */
export const getMetricData: CloudWatchOperation<'GetMetricData'> = ({ world, caller, nowMs }, input) => {
  const { StartTime, EndTime, MaxDatapoints = MOST_POINTS, NextToken, ScanBy } = input
  const queries = metricQueries(input.MetricDataQueries, 'MetricDataQueries', caller.account)
  if (queries.length === 0 || queries.length > MOST_QUERIES) {
    throw validationError(`The collection MetricDataQueries must have 1 to ${MOST_QUERIES} items; it has ${queries.length}.`)
  }
  const [start, endMs] = [StartTime?.getTime() ?? Number.NaN, EndTime?.getTime() ?? Number.NaN]
  if (!(start < endMs)) throw validationError('The parameter StartTime must be less than the parameter EndTime.')
  if (!(MaxDatapoints >= 1 && MaxDatapoints <= MOST_POINTS)) {
    throw validationError(`MaxDatapoints ${MaxDatapoints} is not valid: 1 to ${MOST_POINTS} are allowed.`)
  }
  const finest = Math.min(...periodsOf(queries).values())
  const startMs = startOf(start, finest, nowMs)
  refuseTooMany(queries, endMs - startMs)
  const answers = inMath(queries.map(({ id }) => id).join(', '), () =>
    answerQueries(world, caller, queries, { startMs, endMs, nowMs }),
  )
  const results = answers.flatMap(answer =>
    answer.series.map((series, i) => ({ ...head(answer, i), points: pointsIn(series, ScanBy) })),
  )
  return page(results, { skip: skipped(NextToken), most: MaxDatapoints })
}

/** As many points as could come of it may not be more than an answer holds; there is no part of an expression. */
function refuseTooMany(queries: readonly MetricQuery[], ms: number): void {
  const periods = periodsOf(queries)
  const points = queries.reduce((sum, { id }) => sum + Math.ceil(ms / ((periods.get(id) ?? 60) * 1000)), 0)
  if (points <= MOST_POINTS * 10) return
  throw validationError(
    `The queries ask for up to ${points} datapoints, and Landbridge works out at most ${MOST_POINTS * 10} a call; ask for a longer Period or a shorter time.`,
  )
}

function head({ query, series }: QueryAnswer, index: number): { readonly Id: string; readonly Label: string } {
  const plain = query.label ?? query.stat?.metric ?? query.id
  return { Id: query.id, Label: series.length > 1 ? `${plain} ${index + 1}` : plain }
}

function pointsIn(series: Series, scanBy: string | undefined): readonly (readonly [number, number])[] {
  const points = [...series]
  return scanBy === 'TimestampAscending' ? points : points.reverse()
}

interface Result {
  readonly Id: string
  readonly Label: string
  readonly points: readonly (readonly [number, number])[]
}

/** The token is how many points earlier pages had. */
function page(results: readonly Result[], { skip, most }: { readonly skip: number; readonly most: number }) {
  let [toSkip, room] = [skip, most]
  const shown: MetricDataResult[] = []
  let isCut = false
  for (const { points, ...about } of results) {
    const own = points.slice(toSkip, toSkip + room)
    const isWhole = points.length <= toSkip + room
    if (!isWhole) isCut = true
    // Earlier pages had all of it.
    if (toSkip > 0 && toSkip >= points.length) {
      toSkip -= points.length
      continue
    }
    toSkip = 0
    if (room === 0 && points.length > 0) continue
    room -= own.length
    shown.push({
      ...about,
      Timestamps: own.map(([at]) => new Date(at)),
      Values: own.map(([, value]) => value),
      StatusCode: isWhole ? 'Complete' : 'PartialData',
    })
  }
  return { MetricDataResults: shown, Messages: [], ...(isCut && { NextToken: String(skip + most) }) }
}

function skipped(token: string | undefined): number {
  if (token === undefined) return 0
  const count = Number(token)
  if (!Number.isInteger(count) || count < 0) throw invalidToken()
  return count
}
