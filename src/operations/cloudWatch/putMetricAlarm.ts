import type { PutMetricAlarmCommandInput } from '@aws-sdk/client-cloudwatch'
import { periodsOf } from '../../metrics/answerQueries.ts'
import type { Comparison, MetricAlarm, MissingData } from '../../resources/alarm.ts'
import { putAlarm, sharedParts } from './alarmInput.ts'
import { alarmNamed, isComposite, newAlarmName } from './alarms.ts'
import type { CloudWatchOperation } from './cloudWatchOperation.ts'
import { inMath, metricQueries } from './metricQueryInput.ts'
import { invalidCombination, missingParameter, validationError } from './refusals.ts'
import { dimensionsOf, metricName, namespace, periodSeconds, statistic } from './seriesInput.ts'

const COMPARISONS: readonly string[] = [
  'GreaterThanOrEqualToThreshold',
  'GreaterThanThreshold',
  'LessThanThreshold',
  'LessThanOrEqualToThreshold',
] satisfies readonly Comparison[]

const MISSING: readonly string[] = ['missing', 'ignore', 'breaching', 'notBreaching'] satisfies readonly MissingData[]

/** Members of newer kinds of alarms, which would change what the alarm does. */
const NOT_BUILT = [
  'ThresholdMetricId',
  'EvaluationWindow',
  'WarmUpConfiguration',
  'EvaluationCriteria',
  'EvaluationInterval',
  'ActionConfiguration',
] as const

/** Makes an alarm, or gives the one of that name another configuration; its state stays until it is looked at. */
export const putMetricAlarm: CloudWatchOperation<'PutMetricAlarm'> = (context, input) => {
  const name = newAlarmName(input.AlarmName)
  for (const member of NOT_BUILT) {
    if (input[member] !== undefined) throw validationError(`Landbridge has not built ${member} of an alarm.`)
  }
  const there = alarmNamed(context.world, context.caller, name)?.body
  if (there && isComposite(there)) throw validationError(`${name} is a composite alarm; give the metric alarm another name.`)
  const { EvaluationPeriods, DatapointsToAlarm, Threshold, TreatMissingData, EvaluateLowSampleCountPercentile } = input
  const evaluationPeriods = wholeNumber(EvaluationPeriods, 'EvaluationPeriods')
  const watches = watched(input, context.caller.account)
  refuseTooLong(watches, evaluationPeriods)
  if (DatapointsToAlarm !== undefined && wholeNumber(DatapointsToAlarm, 'DatapointsToAlarm') > evaluationPeriods) {
    throw validationError(
      `DatapointsToAlarm ${DatapointsToAlarm} must be less than or equal to EvaluationPeriods ${evaluationPeriods}.`,
    )
  }
  if (Threshold === undefined || !Number.isFinite(Threshold)) throw missingParameter('Threshold')
  const isP = 'statistic' in watches && /^p/i.test(watches.statistic)
  if (EvaluateLowSampleCountPercentile !== undefined && !(isP && /^(evaluate|ignore)$/.test(EvaluateLowSampleCountPercentile))) {
    throw validationError('EvaluateLowSampleCountPercentile takes evaluate or ignore, for an alarm on a percentile alone.')
  }
  const alarm: MetricAlarm = {
    type: 'metric',
    ...sharedParts(context, name, there, input),
    watches,
    evaluationPeriods,
    ...(DatapointsToAlarm === undefined ? {} : { datapointsToAlarm: DatapointsToAlarm }),
    threshold: Threshold,
    comparison: comparison(input.ComparisonOperator),
    ...(TreatMissingData === undefined ? {} : { treatMissingData: missingData(TreatMissingData) }),
    ...(EvaluateLowSampleCountPercentile === undefined
      ? {}
      : { evaluateLowSampleCountPercentile: EvaluateLowSampleCountPercentile }),
  }
  putAlarm(context, alarm)
  return {}
}

function watched(input: PutMetricAlarmCommandInput, account: string): MetricAlarm['watches'] {
  const { Metrics, MetricName, Statistic, ExtendedStatistic, Unit, Dimensions, Namespace, Period } = input
  if (Metrics === undefined || Metrics.length === 0) {
    if (Statistic !== undefined && ExtendedStatistic !== undefined) {
      throw invalidCombination('The parameters Statistic and ExtendedStatistic are mutually exclusive; specify one of them.')
    }
    return {
      namespace: namespace(Namespace),
      metric: metricName(MetricName),
      dimensions: dimensionsOf(Dimensions),
      periodSeconds: alarmPeriod(periodSeconds(Period)),
      statistic: statistic(Statistic ?? ExtendedStatistic, 'Statistic'),
      ...(Unit === undefined ? {} : { unit: Unit }),
    }
  }
  const single = { MetricName, Namespace, Statistic, ExtendedStatistic, Period, Unit }
  const both = Object.entries(single).find(([, value]) => value !== undefined)
  if (both || (Dimensions?.length ?? 0) > 0) {
    throw invalidCombination(
      `The parameters Metrics and ${both?.[0] ?? 'Dimensions'} are mutually exclusive; specify one of them.`,
    )
  }
  const queries = metricQueries(Metrics, 'Metrics', account)
  if (queries.length > 20) throw validationError(`Metrics has ${queries.length} items; at most 20 are allowed.`)
  const returned = queries.filter(({ returnData }) => returnData)
  if (returned.length !== 1) {
    throw validationError(`Exactly one element of the metrics list must return data; ${returned.length} do.`)
  }
  return { queries }
}

/** API Reference, `PutMetricAlarm`, Period: 10, 20, 30 or a multiple of 60. */
function alarmPeriod(period: number): number {
  if (period >= 10) return period
  throw validationError(`The period ${period} is not valid for an alarm: 10, 20, 30 and multiples of 60 are allowed.`)
}

/** The same, EvaluationPeriods: a day in all, seven where the period is an hour or more. */
function refuseTooLong(watches: MetricAlarm['watches'], evaluationPeriods: number): void {
  const period =
    'queries' in watches ? inMath('Metrics', () => Math.max(...periodsOf(watches.queries).values())) : watches.periodSeconds
  const most = period >= 3600 ? 604_800 : 86_400
  if (period * evaluationPeriods <= most) return
  throw validationError(
    `Metrics cannot be checked across more than ${most === 86_400 ? 'a day' : 'seven days'} (EvaluationPeriods * Period must be <= ${most}).`,
  )
}

function wholeNumber(value: number | undefined, parameter: string): number {
  if (value === undefined) throw missingParameter(parameter)
  if (Number.isInteger(value) && value >= 1) return value
  throw validationError(`${parameter} ${value} is not valid: a whole number of at least 1 is allowed.`)
}

function comparison(operator: string | undefined): Comparison {
  if (operator === undefined) throw missingParameter('ComparisonOperator')
  if (COMPARISONS.includes(operator)) return operator as Comparison
  throw validationError(`Landbridge has not built anomaly detection, which ${operator} is for; it has ${COMPARISONS.join(', ')}.`)
}

function missingData(treatment: string): MissingData {
  if (MISSING.includes(treatment)) return treatment as MissingData
  throw validationError(`TreatMissingData ${treatment} is not valid; it takes ${MISSING.join(', ')}.`)
}
