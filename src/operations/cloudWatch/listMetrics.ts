import type { Metric as MetricShape } from '@aws-sdk/client-cloudwatch'
import type { MeasuredSeries, Metric } from '../../resources/metricSeries.ts'
import type { CloudWatchOperation } from './cloudWatchOperation.ts'
import { dimensionShapes } from './dimensionShapes.ts'
import { pageOf } from './page.ts'
import { invalidValue } from './refusals.ts'

/** API Reference, `ListMetrics`: pages of 500; series without data for two weeks are not listed. */
const PAGE = 500
const FORGOTTEN_MS = 14 * 86_400_000
const RECENT_MS = 3 * 3_600_000

/** The series of the account in the Region: what was published and what Landbridge measures. */
export const listMetrics: CloudWatchOperation<'ListMetrics'> = ({ world, caller, nowMs }, input) => {
  const { Namespace, MetricName, Dimensions = [], RecentlyActive, NextToken, OwningAccount } = input
  if (Dimensions.length > 30)
    throw invalidValue(`The collection Dimensions has ${Dimensions.length} items; at most 30 are allowed.`)
  const since = nowMs - (RecentlyActive === undefined ? FORGOTTEN_MS : RECENT_MS)
  const published = [...world.within('metric', caller)].filter(({ body }) => body.lastAt >= since)
  const measured = [...world.within('measuredSeries', caller)].filter(({ body }) => lastAt(body, nowMs) >= since)
  const found = [...measured, ...published].filter(
    ({ body }) =>
      (Namespace === undefined || body.namespace === Namespace) &&
      (MetricName === undefined || body.metric === MetricName) &&
      Dimensions.every(filter => has(body, filter)) &&
      (OwningAccount === undefined || OwningAccount === caller.account),
  )
  const { items, next } = pageOf(found, { token: NextToken, size: PAGE, keyOf: ({ id }) => id })
  return { Metrics: items.map(({ body }) => shape(body)), ...next }
}

function has(
  { dimensions }: Metric | MeasuredSeries,
  filter: { readonly Name?: string | undefined; readonly Value?: string | undefined },
): boolean {
  return dimensions.some(([name, value]) => name === filter.Name && (filter.Value === undefined || value === filter.Value))
}

function lastAt({ segments }: MeasuredSeries, nowMs: number): number {
  const last = segments.at(-1)
  return last?.value === null ? last.from : nowMs
}

function shape({ namespace, metric, dimensions }: Metric | MeasuredSeries): MetricShape {
  return { Namespace: namespace, MetricName: metric, Dimensions: dimensionShapes(dimensions) }
}
