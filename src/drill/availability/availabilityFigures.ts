import { z } from 'zod'
import { fromFit, fromRepair, HOURS_PER_YEAR, MINUTES_PER_YEAR } from './availabilityArithmetic.ts'
import defaults from './availabilityFigures.json' with { type: 'json' }

// The message of every issue is the phrase that says what is allowed: "components.router.repairHours is 0; it takes …".
const MORE = { error: 'a number of more than 0' }
const LEAST = { error: 'a number of 0 or more' }
const LESS_THAN_A_YEAR = { error: `a number of 0 or more, and of less than ${MINUTES_PER_YEAR}, the minutes of a year` }
const PART = { error: 'a number of more than 0, and of 1 at most' }
const SHARE = { error: 'a number from 0 to 1' }
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
    z.strictObject({
      minutesPerYear: z.number(LESS_THAN_A_YEAR).nonnegative(LESS_THAN_A_YEAR).lt(MINUTES_PER_YEAR, LESS_THAN_A_YEAR),
      repairHours,
      ...origin,
    }),
    z.strictObject({ availability: z.number(PART).gt(0, PART).max(1, PART), repairHours, ...origin }),
  ],
  { error: HOW },
)
const work = z
  .strictObject(
    {
      eventsPerYear: z.number(LEAST).nonnegative(LEAST),
      hours: z.number(LEAST).nonnegative(LEAST),
      ...origin,
    },
    mapOf('eventsPerYear, hours, source and quality'),
  )
  .refine(({ eventsPerYear, hours }) => eventsPerYear * hours <= HOURS_PER_YEAR, {
    path: ['hours'],
    error: `hours that, times eventsPerYear, are ${HOURS_PER_YEAR} at most: a year has no more`,
  })

/** What is said of something that is no map; what it lacks and has too much is told member by member. */
function mapOf(members: string): { readonly error: z.core.$ZodErrorMap } {
  return { error: ({ code }) => (code === 'invalid_type' ? `a map of ${members}` : undefined) }
}

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
    { beta: z.number(SHARE).min(0, SHARE).max(1, SHARE), ...origin },
    mapOf('beta, source and quality'),
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
