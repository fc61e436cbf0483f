import type { Datapoint, StandardUnit } from '@aws-sdk/client-cloudwatch'
import { type Point, pointsOf } from '../../metrics/points.ts'
import { isSimpleStatistic, statisticOf } from '../../metrics/statistic.ts'
import type { CloudWatchOperation } from './cloudWatchOperation.ts'
import { invalidCombination, invalidValue } from './refusals.ts'
import { dimensionsOf, metricName, namespace, periodSeconds, statistic } from './seriesInput.ts'
import { startOf } from './timeRange.ts'

/** API Reference, `GetMetricStatistics`. */
const MOST_POINTS = 1440

/** Statistics of one series, in no promised order as AWS; here the oldest is first. */
export const getMetricStatistics: CloudWatchOperation<'GetMetricStatistics'> = ({ world, caller, nowMs }, input) => {
  const statistics = [...wantedOf(input)]
  const period = periodSeconds(input.Period)
  const [start, end] = [input.StartTime?.getTime() ?? Number.NaN, input.EndTime?.getTime() ?? Number.NaN]
  if (!(start < end)) throw invalidValue('The parameter StartTime must be less than the parameter EndTime.')
  const count = Math.ceil((end - start) / (period * 1000))
  if (count > MOST_POINTS) {
    throw invalidCombination(
      `You have requested up to ${count.toLocaleString('en-US')} datapoints, which exceeds the limit of 1,440. You may reduce the datapoints requested by increasing Period, or decreasing the time range.`,
    )
  }
  const name = {
    namespace: namespace(input.Namespace),
    metric: metricName(input.MetricName),
    dimensions: dimensionsOf(input.Dimensions),
    unit: input.Unit,
  }
  const span = { startMs: startOf(start, period, nowMs), endMs: end, periodMs: period * 1000, nowMs }
  const points = pointsOf(world, caller, name, span)
  return { Label: name.metric, Datapoints: points.map(point => datapoint(point, statistics)) }
}

function wantedOf({ Statistics = [], ExtendedStatistics = [] }: Parameters<typeof getMetricStatistics>[1]): readonly string[] {
  if (Statistics.length === 0 && ExtendedStatistics.length === 0) {
    throw invalidCombination('At least one of the parameters Statistics and ExtendedStatistics must be specified.')
  }
  if (Statistics.length > 0 && ExtendedStatistics.length > 0) {
    throw invalidCombination('The parameters Statistics and ExtendedStatistics are mutually exclusive; specify one of them.')
  }
  return [...Statistics, ...ExtendedStatistics.map(name => statistic(name, 'ExtendedStatistics'))]
}

function datapoint({ atMs, unit, bucket }: Point, statistics: readonly string[]): Datapoint {
  const simple: Record<string, number> = {}
  const extended: Record<string, number> = {}
  for (const name of statistics) {
    const value = statisticOf(bucket, name)
    if (value !== undefined) (isSimpleStatistic(name) ? simple : extended)[name] = value
  }
  return {
    Timestamp: new Date(atMs),
    Unit: unit as StandardUnit,
    ...simple,
    ...(Object.keys(extended).length > 0 && { ExtendedStatistics: extended }),
  }
}
