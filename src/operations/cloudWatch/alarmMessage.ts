import { longTime } from '../../metrics/alarmReason.ts'
import { isSimpleStatistic } from '../../metrics/statistic.ts'
import type { AlarmState, MetricAlarm } from '../../resources/alarm.ts'
import type { Row } from '../../resources/world.ts'
import { dimensionShapes } from './dimensionShapes.ts'
import { queryShape } from './queryShape.ts'
import { regionName } from './regionName.ts'

/** What an alarm tells a topic: the subject, and the message as JSON (User Guide, "Notifying users on alarm changes"). */
export function alarmMessage(
  { id, account, region, body }: Row<'alarm'>,
  oldState: AlarmState,
  children: readonly Row<'alarm'>[],
): { readonly subject: string; readonly message: string } {
  const about = {
    AlarmName: body.name,
    AlarmDescription: body.description ?? null,
    AWSAccountId: account,
    AlarmConfigurationUpdatedTimestamp: longTime(body.configuredAt),
    NewStateValue: body.state,
    NewStateReason: body.reason,
    StateChangeTime: longTime(body.transitionedAt),
    Region: regionName(region),
    AlarmArn: id,
    OldStateValue: oldState,
    OKActions: body.actions.OK,
    AlarmActions: body.actions.ALARM,
    InsufficientDataActions: body.actions.INSUFFICIENT_DATA,
  }
  const cause =
    body.type === 'metric'
      ? { Trigger: trigger(body) }
      : {
          AlarmRule: body.rule,
          TriggeringChildren: children.map(child => ({
            Arn: child.id,
            State: { Value: child.body.state, Timestamp: longTime(child.body.transitionedAt) },
          })),
        }
  const subject = `${body.state}: "${body.name}" in ${regionName(region)}`
  return {
    subject: subject.length > 100 ? `${subject.slice(0, 97)}...` : subject,
    message: JSON.stringify({ ...about, ...cause }),
  }
}

function trigger({ watches, ...alarm }: MetricAlarm): object {
  const rule = {
    EvaluationPeriods: alarm.evaluationPeriods,
    ...(alarm.datapointsToAlarm === undefined ? {} : { DatapointsToAlarm: alarm.datapointsToAlarm }),
    ComparisonOperator: alarm.comparison,
    Threshold: alarm.threshold,
    TreatMissingData: alarm.treatMissingData ?? 'missing',
    EvaluateLowSampleCountPercentile: alarm.evaluateLowSampleCountPercentile ?? '',
  }
  if ('queries' in watches) return { ...rule, Metrics: watches.queries.map(queryShape) }
  const isSimple = isSimpleStatistic(watches.statistic)
  return {
    MetricName: watches.metric,
    Namespace: watches.namespace,
    StatisticType: isSimple ? 'Statistic' : 'ExtendedStatistic',
    ...(isSimple ? { Statistic: SPELLED[watches.statistic] } : { ExtendedStatistic: watches.statistic }),
    Unit: watches.unit ?? null,
    Dimensions: dimensionShapes(watches.dimensions).map(({ Name, Value }) => ({ value: Value, name: Name })),
    Period: watches.periodSeconds,
    ...rule,
  }
}

/** As the message spells what the API calls otherwise. */
const SPELLED: Readonly<Record<string, string>> = {
  SampleCount: 'SAMPLE_COUNT',
  Average: 'AVERAGE',
  Sum: 'SUM',
  Minimum: 'MINIMUM',
  Maximum: 'MAXIMUM',
}
