import { didYouMean, sentence } from '../estate/didYouMean.ts'
import type { Finding, Path } from '../estate/problem.ts'
import { errorAt, pathText } from '../estate/problem.ts'
import { overlap, parsePrefix } from '../net/prefix.ts'
import { findLocation } from '../resources/location.ts'
import { placeAt, placeNames, regionAt } from '../resources/places.ts'
import type { Requirements } from './requirementsSchema.ts'
import { SMALLEST_VPC_BITS, vpcCidrs } from './vpcCidrs.ts'

/** What the schema cannot see: names that point to nothing, places nobody knows, numbers that contradict each other. */
export function requirementRules(requirements: Requirements): Finding[] {
  return [
    ...siteRules(requirements),
    ...regionRules(requirements),
    ...codeRules(requirements),
    ...nameRules(requirements),
    ...dateRules(requirements),
  ]
}

const error = (path: Path, summary: string) => errorAt(path, sentence(summary))

function siteRules({ sites, regions }: Requirements): Finding[] {
  const names = Object.keys(regions)
  return Object.entries(sites).flatMap(([name, site]) => {
    const path = ['sites', name]
    const found: Finding[] = []
    if (site.at === undefined && site.building === undefined && (site.place === undefined || !placeAt(site.place))) {
      const what =
        site.place === undefined
          ? `sites.${name} says no place`
          : `sites.${name}.place is ${site.place}, which is not in our table of cities`
      const hint = site.place === undefined ? '' : didYouMean(site.place, placeNames())
      found.push(
        error(
          [...path, ...(site.place === undefined ? [] : ['place'])],
          `${what}; locations are chosen by distance, so give \`at: [latitude, longitude]\`${hint}`,
        ),
      )
    }
    site.regions?.forEach((region, index) => {
      if (names.includes(region)) return
      found.push(
        error(
          [...path, 'regions', index],
          `sites.${name}.regions.${index} is ${region}, and there is no such Region under regions${didYouMean(region, names) || `; there are ${names.join(', ')}`}`,
        ),
      )
    })
    const { steady, peak } = site.traffic
    if (peak !== undefined && peak < steady) {
      found.push(
        error(
          [...path, 'traffic', 'peak'],
          `sites.${name}.traffic.peak is less than steady; a peak is at least what is needed all day`,
        ),
      )
    }
    return found
  })
}

function regionRules({ sites, regions }: Requirements): Finding[] {
  const blocks = [
    ...Object.entries(regions).map(([name, { cidr }]) => ({ path: ['regions', name, 'cidr'], cidr })),
    ...Object.entries(sites).flatMap(([name, { prefixes }]) =>
      prefixes.map((cidr, index) => ({ path: ['sites', name, 'prefixes', index], cidr })),
    ),
  ].map(block => ({ ...block, prefix: parsePrefix(block.cidr) }))
  const clashes = blocks.flatMap((a, i) =>
    blocks
      .slice(i + 1)
      .flatMap(b =>
        a.prefix && b.prefix && overlap(a.prefix, b.prefix)
          ? [
              error(
                b.path,
                `${pathText(b.path)} is ${b.cidr} and overlaps ${a.cidr} of ${pathText(a.path)}; packets can go to one of them only`,
              ),
            ]
          : [],
      ),
  )
  return [
    ...clashes,
    ...Object.entries(regions).flatMap(([name, region]) => [
      ...(regionAt(name)
        ? []
        : [error(['regions', name], `regions.${name} is no Region of AWS; it takes names such as us-east-1 or eu-central-1`)]),
      ...(vpcCidrs(region) === undefined
        ? [
            error(
              ['regions', name, 'cidr'],
              `regions.${name}.cidr is ${region.cidr}, too small for ${region.vpcs} VPCs of /${SMALLEST_VPC_BITS} or more; give a larger block`,
            ),
          ]
        : []),
    ]),
  ]
}

/** Codes of Direct Connect locations. */
function codeRules({ sites, quotes, avoid, existing }: Requirements): Finding[] {
  const codes = [
    ...Object.entries(sites).flatMap(([name, { building }]) =>
      building === undefined ? [] : [{ path: ['sites', name, 'building'], code: building }],
    ),
    ...quotes.flatMap(({ location }, index) =>
      location === undefined ? [] : [{ path: ['quotes', index, 'location'], code: location }],
    ),
    ...avoid.map((code, index) => ({ path: ['avoid', index], code })),
    ...existing.connections.map(({ location }, index) => ({
      path: ['existing', 'connections', index, 'location'],
      code: location,
    })),
  ]
  return codes
    .filter(({ code }) => findLocation(code) === undefined)
    .map(({ path, code }) =>
      error(
        path,
        `${pathText(path)} is ${code}, which is no Direct Connect location; it takes a code such as EqDC2, as DescribeLocations lists them`,
      ),
    )
}

function nameRules({ sites, regions, existing, storage }: Requirements): Finding[] {
  const known = { site: Object.keys(sites), region: Object.keys(regions) }
  const named = [
    ...existing.connections.map(({ site }, index) => ({
      path: ['existing', 'connections', index, 'site'],
      name: site,
      what: 'site' as const,
    })),
    ...existing.vpns.map((name, index) => ({ path: ['existing', 'vpns', index], name, what: 'site' as const })),
    ...storage.flatMap(({ site, region }, index) => [
      ...(site === undefined ? [] : [{ path: ['storage', index, 'site'], name: site, what: 'site' as const }]),
      ...(region === undefined ? [] : [{ path: ['storage', index, 'region'], name: region, what: 'region' as const }]),
    ]),
  ]
  return [
    ...(known.site.length === 0 ? [error(['sites'], 'sites is empty; a plan needs at least one')] : []),
    ...(known.region.length === 0 ? [error(['regions'], 'regions is empty; a plan needs at least one')] : []),
    ...named
      .filter(({ name, what }) => !known[what].includes(name))
      .map(({ path, name, what }) =>
        error(
          path,
          `${pathText(path)} is ${name}, and there is no such ${what}${didYouMean(name, known[what]) || `; there are ${known[what].join(', ')}`}`,
        ),
      ),
  ]
}

function dateRules({ today, goLive }: Requirements): Finding[] {
  const bad = (['today', 'goLive'] as const).filter(member => {
    const text = { today, goLive }[member]
    return text !== undefined && Number.isNaN(Date.parse(text))
  })
  if (bad.length > 0)
    return bad.map(member => error([member], `${member} is no day of the calendar; it takes a date such as 2027-03-01`))
  if (today === undefined || goLive === undefined || goLive >= today) return []
  return [error(['goLive'], `goLive is ${goLive}, before today (${today})`)]
}
