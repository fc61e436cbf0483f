import type {
  CompositeAlarm as CompositeShape,
  MetricAlarm as MetricShape,
  StandardUnit,
  Statistic,
} from '@aws-sdk/client-cloudwatch'
import { isSimpleStatistic } from '../../metrics/statistic.ts'
import type { Alarm, CompositeAlarm, MetricAlarm } from '../../resources/alarm.ts'
import type { Row } from '../../resources/world.ts'
import { dimensionShapes } from './dimensionShapes.ts'
import { queryShape } from './queryShape.ts'

/** A metric alarm as the API shows it. */
export function metricAlarmShape(row: Row<'alarm'>, alarm: MetricAlarm): MetricShape {
  const { watches } = alarm
  return {
    ...shared(row),
    ...('queries' in watches
      ? { Dimensions: [], Metrics: watches.queries.map(queryShape) }
      : {
          MetricName: watches.metric,
          Namespace: watches.namespace,
          Dimensions: dimensionShapes(watches.dimensions),
          Period: watches.periodSeconds,
          ...(isSimpleStatistic(watches.statistic)
            ? { Statistic: watches.statistic as Statistic }
            : { ExtendedStatistic: watches.statistic }),
          ...(watches.unit !== undefined && { Unit: watches.unit as StandardUnit }),
        }),
    EvaluationPeriods: alarm.evaluationPeriods,
    ...(alarm.datapointsToAlarm !== undefined && { DatapointsToAlarm: alarm.datapointsToAlarm }),
    Threshold: alarm.threshold,
    ComparisonOperator: alarm.comparison,
    ...(alarm.treatMissingData !== undefined && { TreatMissingData: alarm.treatMissingData }),
    ...(alarm.evaluateLowSampleCountPercentile !== undefined && {
      EvaluateLowSampleCountPercentile: alarm.evaluateLowSampleCountPercentile,
    }),
  }
}

/** A composite alarm as the API shows it. */
export function compositeAlarmShape(row: Row<'alarm'>, alarm: CompositeAlarm): CompositeShape {
  return { ...shared(row), AlarmRule: alarm.rule }
}

function shared({ id, body }: Row<'alarm'>) {
  const { description, reasonData }: Alarm = body
  return {
    AlarmName: body.name,
    AlarmArn: id,
    ...(description !== undefined && { AlarmDescription: description }),
    AlarmConfigurationUpdatedTimestamp: new Date(body.configuredAt),
    ActionsEnabled: body.actionsEnabled,
    OKActions: [...body.actions.OK],
    AlarmActions: [...body.actions.ALARM],
    InsufficientDataActions: [...body.actions.INSUFFICIENT_DATA],
    StateValue: body.state,
    StateReason: body.reason,
    ...(reasonData !== undefined && { StateReasonData: reasonData }),
    StateUpdatedTimestamp: new Date(body.updatedAt),
    StateTransitionedTimestamp: new Date(body.transitionedAt),
  }
}
