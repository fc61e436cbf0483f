import { metricAlarmShape } from './alarmShape.ts'
import type { CloudWatchOperation } from './cloudWatchOperation.ts'
import { dimensionsOf } from './seriesInput.ts'

/** The alarms on exactly this series, also those that reach it through metric math. */
export const describeAlarmsForMetric: CloudWatchOperation<'DescribeAlarmsForMetric'> = ({ world, caller }, input) => {
  const { Namespace, MetricName, Statistic, ExtendedStatistic, Period, Unit } = input
  const dimensions = JSON.stringify(dimensionsOf(input.Dimensions))
  const MetricAlarms = [...world.within('alarm', caller)].flatMap(row => {
    if (row.body.type !== 'metric') return []
    const { watches } = row.body
    const stats = 'queries' in watches ? watches.queries.flatMap(({ stat }) => stat ?? []) : [watches]
    const isIt = stats.some(
      stat =>
        stat.namespace === Namespace &&
        stat.metric === MetricName &&
        JSON.stringify(stat.dimensions) === dimensions &&
        (Statistic ?? ExtendedStatistic ?? stat.statistic) === stat.statistic &&
        (Period ?? stat.periodSeconds) === stat.periodSeconds &&
        (Unit === undefined || Unit === stat.unit),
    )
    return isIt ? [metricAlarmShape(row, row.body)] : []
  })
  return { MetricAlarms }
}
