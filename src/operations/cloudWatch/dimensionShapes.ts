import type { Dimension as DimensionShape } from '@aws-sdk/client-cloudwatch'
import type { Dimension } from '../../resources/metricSeries.ts'

export function dimensionShapes(dimensions: readonly Dimension[]): DimensionShape[] {
  return dimensions.map(([Name, Value]) => ({ Name, Value }))
}
