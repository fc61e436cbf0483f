import type { Dimension as DimensionInput } from '@aws-sdk/client-cloudwatch'
import { isExtendedStatistic, isSimpleStatistic } from '../../metrics/statistic.ts'
import type { Dimension } from '../../resources/metricSeries.ts'
import { sortedDimensions } from '../../resources/seriesId.ts'
import { invalidValue, missingParameter, validationError } from './refusals.ts'

/** User Guide, "CloudWatch concepts": at most so many dimensions per series. */
const MOST_DIMENSIONS = 30

/** Dimensions as series have them; every name once. */
export function dimensionsOf(given: readonly DimensionInput[] | undefined): readonly Dimension[] {
  if (given === undefined || given.length === 0) return []
  if (given.length > MOST_DIMENSIONS) {
    throw invalidValue(`The collection Dimensions has ${given.length} items; at most ${MOST_DIMENSIONS} are allowed.`)
  }
  const pairs = given.map(
    ({ Name, Value }) => [checked('Dimensions.Name', Name, 255), checked('Dimensions.Value', Value, 1024)] as const,
  )
  const names = pairs.map(([name]) => name)
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined) throw invalidValue(`The dimension ${twice} was given more than once; every name may occur once.`)
  return sortedDimensions(pairs)
}

function checked(member: string, value: string | undefined, most: number): string {
  if (value === undefined || value.trim() === '') throw missingParameter(member)
  if (value.length > most) throw invalidValue(`The parameter ${member} must be shorter than ${most + 1} characters.`)
  return value
}

/** A metric's name: 1 to 255 characters. */
export function metricName(name: string | undefined): string {
  return checked('MetricName', name, 255)
}

/** API Reference, `PutMetricData`: 1 to 255 characters, of these, and no colon in front. */
export function namespace(given: string | undefined): string {
  const name = checked('Namespace', given, 255)
  if (!/^[^:][\s\S]*$/.test(name)) throw invalidValue(`The value ${name} for parameter Namespace is invalid.`)
  return name
}

/** A period: 1, 5, 10, 20, 30 or a multiple of 60, at most a day. */
export function periodSeconds(period: number | undefined, parameter = 'Period'): number {
  if (period === undefined) throw missingParameter(parameter)
  const isShort = [1, 5, 10, 20, 30].includes(period)
  if (isShort || (Number.isInteger(period) && period > 0 && period % 60 === 0 && period <= 86_400)) return period
  throw invalidValue(`The parameter ${parameter} must be 1, 5, 10, 20, 30 or a multiple of 60 up to 86400; it is ${period}.`)
}

/** A statistic by its name, simple or extended. */
export function statistic(name: string | undefined, parameter: string): string {
  if (name === undefined) throw missingParameter(parameter)
  if (isSimpleStatistic(name) || isExtendedStatistic(name)) return name
  throw validationError(
    `The value ${name} for parameter ${parameter} is not valid; it takes SampleCount, Average, Sum, Minimum, Maximum or an extended statistic such as p99, tm90, wm90, tc90, ts90, IQM or PR(0:100).`,
  )
}
