import { sameLocation } from '../resources/location.ts'
import type { Design, DesignPort } from './design.ts'
import type { Quote, Requirements, SiteRequirement } from './requirementsSchema.ts'

/** What the quotes ask for the ports of a design; what nobody quoted is left out, and so asked for. LAGs pay it for each port. */
export function feesOf({ ports }: Design, { quotes, sites }: Requirements): Record<string, Record<string, string>> {
  const fees = ports.map(port => {
    const own = quotesFor(port, quotes, sites[port.site]).map(({ kind, monthly }) => [FEE_OF[kind], monthly.toString()] as const)
    return [port.name, Object.fromEntries(own)] as const
  })
  return Object.fromEntries(fees.filter(([, own]) => Object.keys(own).length > 0))
}

/** What an estate calls what quotes are for. */
const FEE_OF = { crossConnect: 'crossConnect', circuit: 'circuit', hosted: 'partner', layer3: 'partner' } as const

/** The quotes that a port is ordered by. */
export function quotesFor(port: DesignPort, quotes: readonly Quote[], site: SiteRequirement | undefined): readonly Quote[] {
  return asked(port, site).flatMap(kind => cheapest(quotes, port, kind) ?? [])
}

/** How many fees of a design nobody quoted. */
export function unquoted({ ports }: Design, { quotes, sites }: Requirements): number {
  const missing = ports.flatMap(port => asked(port, sites[port.site]).filter(kind => !cheapest(quotes, port, kind)))
  return missing.length
}

/** What others ask money for before a port works. */
function asked({ kind, location }: DesignPort, site: SiteRequirement | undefined): readonly Quote['kind'][] {
  if (kind !== 'dedicated') return [kind === 'hosted' ? 'hosted' : 'layer3']
  const isHere = site?.building !== undefined && sameLocation(site.building, location)
  return isHere ? ['crossConnect'] : ['crossConnect', 'circuit']
}

/** The quote for exactly this goes before one for any place or speed. */
export function cheapest(
  quotes: readonly Quote[],
  { location, bps }: Pick<DesignPort, 'location' | 'bps'>,
  kind: Quote['kind'],
): Quote | undefined {
  const fitting = quotes.filter(
    quote =>
      quote.kind === kind &&
      (quote.location === undefined || sameLocation(quote.location, location)) &&
      (quote.bandwidth === undefined || quote.bandwidth === bps),
  )
  const exactness = (quote: Quote) => Number(quote.location !== undefined) + Number(quote.bandwidth !== undefined)
  return [...fitting].sort((a, b) => exactness(b) - exactness(a) || a.monthly.compare(b.monthly))[0]
}
