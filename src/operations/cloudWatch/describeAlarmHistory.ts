import type { CloudWatchOperation } from './cloudWatchOperation.ts'
import { maxRecords, pageOf } from './page.ts'

/** What happened to alarms in the last 30 days, also to those that are gone; the newest first unless `ScanBy` says otherwise. */
export const describeAlarmHistory: CloudWatchOperation<'DescribeAlarmHistory'> = ({ world, caller }, input) => {
  const { AlarmName, AlarmTypes = [], HistoryItemType, StartDate, EndDate, NextToken, ScanBy, AlarmContributorId } = input
  const types: readonly string[] = AlarmTypes.length === 0 ? ['MetricAlarm', 'CompositeAlarm'] : AlarmTypes
  const found = [...world.within('alarmHistoryItem', caller)].filter(
    ({ body }) =>
      AlarmContributorId === undefined &&
      (AlarmName === undefined || body.alarmName === AlarmName) &&
      types.includes(body.alarmType) &&
      (HistoryItemType === undefined || body.type === HistoryItemType) &&
      body.at >= (StartDate?.getTime() ?? Number.NEGATIVE_INFINITY) &&
      body.at <= (EndDate?.getTime() ?? Number.POSITIVE_INFINITY),
  )
  if (ScanBy !== 'TimestampAscending') found.reverse()
  const { items, next } = pageOf(found, { token: NextToken, size: maxRecords(input.MaxRecords), keyOf: ({ id }) => id })
  const AlarmHistoryItems = items.map(({ body }) => ({
    AlarmName: body.alarmName,
    AlarmType: body.alarmType,
    Timestamp: new Date(body.at),
    HistoryItemType: body.type,
    HistorySummary: body.summary,
    HistoryData: body.data,
  }))
  return { AlarmHistoryItems, ...next }
}
