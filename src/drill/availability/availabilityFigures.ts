import { z } from 'zod'
import { fromFit, fromRepair, MINUTES_PER_YEAR } from './availabilityArithmetic.ts'
import defaults from './availabilityFigures.json' with { type: 'json' }

const origin = { source: z.string(), quality: z.enum(['published', 'weak', 'assumption', 'measured']) }
const repairHours = z.number().positive()

const component = z.union([
  z.strictObject({ mtbfHours: z.number().positive(), repairHours, ...origin }),
  z.strictObject({ fit: z.number().positive(), repairHours, ...origin }),
  z.strictObject({ minutesPerYear: z.number().nonnegative(), repairHours, ...origin }),
  z.strictObject({ availability: z.number().gt(0).max(1), repairHours, ...origin }),
])
const work = z.strictObject({ eventsPerYear: z.number().nonnegative(), hours: z.number().nonnegative(), ...origin })

/** Figures of components by the kind of their failure domain: what an availability is computed from. */
export const AVAILABILITY_FIGURES = z.strictObject({
  components: z.record(z.string(), component),
  maintenance: z.record(z.string(), work),
  commonCause: z.strictObject({ beta: z.number().min(0).max(1), ...origin }),
})

export type AvailabilityFigures = z.output<typeof AVAILABILITY_FIGURES>
type Component = z.output<typeof component>

export const DEFAULT_FIGURES: AvailabilityFigures = AVAILABILITY_FIGURES.parse(defaults)

export function availabilityOf(figure: Component): number {
  if ('mtbfHours' in figure) return fromRepair(figure.mtbfHours, figure.repairHours)
  if ('fit' in figure) return fromFit(figure.fit, figure.repairHours)
  return 'minutesPerYear' in figure ? 1 - figure.minutesPerYear / MINUTES_PER_YEAR : figure.availability
}
