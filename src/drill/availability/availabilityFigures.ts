import { z } from 'zod'
import { fromFit, fromRepair, MINUTES_PER_YEAR } from './availabilityArithmetic.ts'
import defaults from './availabilityFigures.json' with { type: 'json' }

// The message of every issue is the phrase that says what is allowed: "components.router.repairHours is 0; it takes …".
const MORE = { error: 'a number of more than 0' }
const LEAST = { error: 'a number of 0 or more' }
const QUALITIES = ['published', 'weak', 'assumption', 'measured'] as const
const origin = {
  source: z.string({ error: 'a text: where the figure is from' }),
  quality: z.enum(QUALITIES, { error: QUALITIES.join(', ') }),
}
const repairHours = z.number(MORE).positive(MORE)

const HOW = 'one of mtbfHours, fit, minutesPerYear and availability, with repairHours, source and quality'
const component = z.union(
  [
    z.strictObject({ mtbfHours: z.number(MORE).positive(MORE), repairHours, ...origin }),
    z.strictObject({ fit: z.number(MORE).positive(MORE), repairHours, ...origin }),
    z.strictObject({ minutesPerYear: z.number(LEAST).nonnegative(LEAST), repairHours, ...origin }),
    z.strictObject({ availability: z.number().gt(0).max(1), repairHours, ...origin }),
  ],
  { error: HOW },
)
const work = z.strictObject({
  eventsPerYear: z.number(LEAST).nonnegative(LEAST),
  hours: z.number(LEAST).nonnegative(LEAST),
  ...origin,
})

const KINDS = [
  ...['router', 'appliance', 'optic', 'cross-connect', 'carrier', 'device', 'location', 'partner', 'vpn', 'uplink', 'site-link'],
  ...[
    'shared-risk',
    'connection',
    'lag',
    'member',
    'virtual-interface',
    'session',
    'site',
    'tunnel',
    'vpn-endpoint',
    'attachment',
  ],
  ...['campus', 'availability-zone', 'region', 'room', 'line-card'],
]
const KIND = `a kind of failure domain: ${KINDS.join(', ')}`
const kind = z.string().refine(text => KINDS.includes(text), { error: KIND })

/** Figures of components by the kind of their failure domain: what an availability is computed from. */
export const AVAILABILITY_FIGURES = z.strictObject({
  components: z.record(kind, component, { error: 'a map of figures by kinds of components' }),
  maintenance: z.record(kind, work, { error: 'a map of announced work by kinds of components' }),
  commonCause: z.strictObject(
    {
      beta: z
        .number({ error: 'a number from 0 to 1' })
        .min(0, { error: 'a number from 0 to 1' })
        .max(1, { error: 'a number from 0 to 1' }),
      ...origin,
    },
    { error: issue => (issue.code === 'invalid_type' ? 'a map of beta, source and quality' : undefined) },
  ),
})

export type AvailabilityFigures = z.output<typeof AVAILABILITY_FIGURES>
type Component = z.output<typeof component>

export const DEFAULT_FIGURES: AvailabilityFigures = AVAILABILITY_FIGURES.parse(defaults)

export function availabilityOf(figure: Component): number {
  if ('mtbfHours' in figure) return fromRepair(figure.mtbfHours, figure.repairHours)
  if ('fit' in figure) return fromFit(figure.fit, figure.repairHours)
  return 'minutesPerYear' in figure ? 1 - figure.minutesPerYear / MINUTES_PER_YEAR : figure.availability
}
