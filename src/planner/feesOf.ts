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
  const isHere = site?.building !== undefined && sameLocation(site.building, port.location)
  const kinds: readonly Quote['kind'][] =
    port.kind === 'dedicated'
      ? ['crossConnect', ...(isHere ? [] : ['circuit' as const])]
      : [port.kind === 'hosted' ? 'hosted' : 'layer3']
  return kinds.flatMap(kind => cheapest(quotes, port, kind) ?? [])
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
