import type { MetricDataQuery, StandardUnit } from '@aws-sdk/client-cloudwatch'
import type { MetricQuery } from '../../resources/alarm.ts'
import { dimensionShapes } from './dimensionShapes.ts'

/** A query as the API shows it. */
export function queryShape({ id, label, returnData, accountId, stat, expression, periodSeconds }: MetricQuery): MetricDataQuery {
  return {
    Id: id,
    ...(stat && {
      MetricStat: {
        Metric: { Namespace: stat.namespace, MetricName: stat.metric, Dimensions: dimensionShapes(stat.dimensions) },
        Period: stat.periodSeconds,
        Stat: stat.statistic,
        ...(stat.unit !== undefined && { Unit: stat.unit as StandardUnit }),
      },
    }),
    ...(expression !== undefined && { Expression: expression }),
    ...(label !== undefined && { Label: label }),
    ReturnData: returnData,
    ...(periodSeconds !== undefined && { Period: periodSeconds }),
    ...(accountId !== undefined && { AccountId: accountId }),
  }
}
