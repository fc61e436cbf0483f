import type { MetricDatum } from '@aws-sdk/client-cloudwatch'
import { bucketOf } from '../../metrics/bucket.ts'
import { publish, type Sample } from '../../metrics/publish.ts'
import type { Bucket } from '../../resources/metricSeries.ts'
import type { CloudWatchOperation } from './cloudWatchOperation.ts'
import { invalidCombination, invalidValue, missingParameter } from './refusals.ts'
import { dimensionsOf, metricName, namespace } from './seriesInput.ts'

/** API Reference, `PutMetricData`: what one call may bring. */
const MOST_DATA = 1000
const MOST_VALUES = 150

/** The same, `MetricDatum.Value`: no NaN or infinity, and between these. */
const MOST = 2 ** 360
const OLDEST_MS = 14 * 86_400_000
const NEWEST_MS = 2 * 3_600_000

/** Adds values to series. All of them or, where one is refused, none. */
export const putMetricData: CloudWatchOperation<'PutMetricData'> = ({ world, caller, nowMs }, input) => {
  const { account, region } = caller
  const space = ownNamespace(input.Namespace)
  const data = [...(input.MetricData ?? []), ...(input.EntityMetricData ?? []).flatMap(({ MetricData }) => MetricData ?? [])]
  if (data.length === 0) throw missingParameter('MetricData')
  if (data.length > MOST_DATA) {
    throw invalidValue(`The collection MetricData must not have a size greater than ${MOST_DATA}; it has ${data.length}.`)
  }
  const samples = data.map((datum, i) => sampleOf(space, datum, { member: `MetricData.member.${i + 1}`, nowMs }))
  for (const sample of samples) publish(world, { account, region }, sample, nowMs)
  return {}
}

/** What begins with AWS/ is published by AWS's services alone. */
function ownNamespace(given: string | undefined): string {
  const name = namespace(given)
  if (/^AWS\//i.test(name)) {
    throw invalidValue(`The value ${name} for parameter Namespace is invalid: namespaces that begin with AWS/ are reserved.`)
  }
  return name
}

interface Place {
  readonly member: string
  readonly nowMs: number
}

function sampleOf(space: string, datum: MetricDatum, { member, nowMs }: Place): Sample {
  const atMs = datum.Timestamp?.getTime() ?? nowMs
  if (!(atMs > nowMs - OLDEST_MS && atMs <= nowMs + NEWEST_MS)) {
    throw invalidValue(
      `The parameter ${member}.Timestamp must be within the last 14 days and at most two hours ahead; it is ${datum.Timestamp?.toISOString()}.`,
    )
  }
  const { StorageResolution = 60 } = datum
  if (StorageResolution !== 1 && StorageResolution !== 60) {
    throw invalidValue(`The parameter ${member}.StorageResolution must be 1 or 60; it is ${StorageResolution}.`)
  }
  return {
    namespace: space,
    metric: metricName(datum.MetricName),
    dimensions: dimensionsOf(datum.Dimensions),
    unit: datum.Unit ?? 'None',
    atMs,
    resolutionSeconds: StorageResolution,
    bucket: bucketIn(datum, member),
  }
}

/** One of Value, Values and StatisticValues. */
function bucketIn({ Value, Values, Counts, StatisticValues }: MetricDatum, member: string): Bucket {
  const given = [Value, Values, StatisticValues].filter(one => one !== undefined)
  if (given.length === 0) throw missingParameter(`${member}.Value`)
  if (given.length > 1) {
    throw invalidCombination(
      `The parameters ${member}.Value, Values and StatisticValues are mutually exclusive and you have specified more than one.`,
    )
  }
  if (StatisticValues) return statisticSet(StatisticValues, member)
  const values = Values ?? [Value ?? Number.NaN]
  for (const value of values) refuseBadNumber(value, `${member}.Value`)
  if (Counts && Counts.length !== values.length) {
    throw invalidValue(`The parameters ${member}.Values and ${member}.Counts must be of the same size.`)
  }
  if (values.length === 0 || values.length > MOST_VALUES) {
    throw invalidValue(`The collection ${member}.Values must have 1 to ${MOST_VALUES} items; it has ${values.length}.`)
  }
  const bad = Counts?.find(count => !(count > 0 && Number.isFinite(count)))
  if (bad !== undefined) throw invalidValue(`The value ${bad} for parameter ${member}.Counts is invalid; it must be above 0.`)
  return bucketOf(values, Counts)
}

function statisticSet(set: NonNullable<MetricDatum['StatisticValues']>, member: string): Bucket {
  const { SampleCount: count = 0, Sum: sum = 0, Minimum: min = 0, Maximum: max = 0 } = set
  for (const [name, value] of Object.entries(set)) refuseBadNumber(value, `${member}.StatisticValues.${name}`)
  if (!(count > 0)) throw invalidValue(`The parameter ${member}.StatisticValues.SampleCount must be greater than 0.`)
  if (min > max) {
    throw invalidValue(`The parameter ${member}.StatisticValues.Maximum ${max} must be greater than or equal to Minimum ${min}.`)
  }
  return { count, sum, min, max }
}

function refuseBadNumber(value: number | undefined, member: string): void {
  if (value !== undefined && Number.isFinite(value) && Math.abs(value) <= MOST) return
  throw invalidValue(`The value ${value} for parameter ${member} is invalid.`)
}
