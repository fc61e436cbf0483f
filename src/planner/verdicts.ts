import { MINUTES_PER_YEAR } from '../drill/availability/availabilityArithmetic.ts'
import { bandwidthText } from '../net/bandwidth.ts'
import { DAY_MS, dayText } from '../net/day.ts'
import { withThousands } from '../net/money.ts'
import type { Facts, SiteFacts } from './facts.ts'
import type { RequirementVerdict } from './planReport.ts'
import type { Requirements } from './requirementsSchema.ts'

/** A requirement held against what is known, and by how much it is missed. */
export interface Verdict extends RequirementVerdict {
  /** What would make it possible, one phrase; absent where it is met or nothing would. */
  readonly possibleWith?: string
  /** How far it is missed, to find out who misses it least; 0 = not at all. */
  readonly missedBy: number
}

/** Every requirement that somebody stated, in the order of the file. */
export function verdictsOf(requirements: Requirements, facts: Facts): readonly Verdict[] {
  const { latency, encryption, availability, sla, survive, budget, goLive, publicServices, siteToSite } = requirements
  return [
    ...facts.sites.map(site => peak(site)),
    ...facts.sites.flatMap(site => growth(requirements, site)),
    ...(survive === undefined ? [] : facts.sites.map(site => survives(site, survive))),
    ...(latency === undefined ? [] : [roundTrip(latency, facts)]),
    ...(encryption === 'none' ? [] : [encrypted(encryption, facts)]),
    ...(availability === undefined ? [] : [available(availability, facts)]),
    ...(sla === undefined ? [] : [eligible(sla, facts)]),
    ...(budget === undefined ? [] : [affordable(requirements, facts)]),
    ...(goLive === undefined ? [] : [inTime(requirements, facts)]),
    ...(publicServices.length === 0 ? [] : [reached(publicServices, facts)]),
    ...(siteToSite ? [joined(facts)] : []),
  ]
}

const yes = (requirement: string, reason: string): Verdict => ({ requirement, met: 'yes', reason, missedBy: 0 })
const unknown = (requirement: string, reason: string): Verdict => ({ requirement, met: 'unknown', reason, missedBy: 0 })
const no = (requirement: string, reason: string, miss: Pick<Verdict, 'missedBy' | 'possibleWith'>): Verdict => {
  return { requirement, met: 'no', reason, ...miss }
}

function peak({ name, peakBps, carriedBps }: SiteFacts): Verdict {
  const requirement = `sites.${name}.traffic.peak`
  if (carriedBps >= peakBps) return yes(requirement, `All of ${rateText(peakBps)} gets through.`)
  const reason = `${rateText(carriedBps)} of ${rateText(peakBps)} get through.`
  return no(requirement, reason, {
    missedBy: 1 - carriedBps / peakBps,
    possibleWith: `a peak of ${rateText(carriedBps)} at ${name}`,
  })
}

/** Growth is told and not asked for: a port can be exchanged. */
function growth({ sites, years }: Requirements, { name, capacityBps, peakBps }: SiteFacts): readonly Verdict[] {
  const rate = sites[name]?.traffic.growth ?? 0
  if (rate === 0 || capacityBps === null || capacityBps < peakBps) return []
  const lasts = Math.floor(Math.log(capacityBps / peakBps) / Math.log(1 + rate)) + 1
  const requirement = `sites.${name}.traffic.growth`
  if (lasts >= years)
    return [
      yes(
        requirement,
        `${rateText(capacityBps)} carry the peak for ${lasts > 20 ? 'more than 20' : lasts} years of ${Math.round(rate * 100)} %.`,
      ),
    ]
  return [
    {
      requirement,
      met: 'partly',
      reason: `${rateText(capacityBps)} carry the peak for ${lasts} of ${years} years of ${Math.round(rate * 100)} %.`,
      missedBy: 1 - lasts / years,
      possibleWith: `a look at ${lasts} years`,
    },
  ]
}

function survives({ name, peakBps, afterWorstBps, worst }: SiteFacts, survive: string): Verdict {
  const requirement = `survive.${name}`
  const what = survive === 'single' ? 'Any single failure' : 'Any two failures'
  if (afterWorstBps >= peakBps) return yes(requirement, `${what} of what is not its own end leaves all of ${rateText(peakBps)}.`)
  const left = `${rateText(afterWorstBps)} of ${rateText(peakBps)}`
  const reason = worst === 'nothing' ? `With nothing lost ${left} get through.` : `After the loss of ${worst} ${left} are left.`
  const met = afterWorstBps > 0 ? 'partly' : 'no'
  return {
    requirement,
    met,
    reason,
    missedBy: 1 - afterWorstBps / peakBps,
    possibleWith: afterWorstBps > 0 ? `a peak of ${rateText(afterWorstBps)} at ${name}` : 'a second way',
  }
}

function roundTrip(latency: number, { rttMs }: Facts): Verdict {
  if (rttMs === null) return unknown('latency', 'Some place is not known, so neither is the round trip.')
  const reason = `${rttMs.toFixed(1)} ms at most; ${latency} ms are allowed.`
  if (rttMs <= latency) return yes('latency', reason)
  return no('latency', reason, {
    missedBy: rttMs / latency - 1,
    possibleWith: `a round trip of ${Math.ceil(rttMs)} ms`,
  })
}

const LAYERS = { none: 0, layer2: 2, layer3: 3 } as const
const ENCRYPTED = {
  none: 'is in the clear on Direct Connect',
  layer2: 'is encrypted by MACsec up to AWS’s device',
  layer3: 'is encrypted by IPsec up to the gateway',
} as const

function encrypted(wanted: 'layer2' | 'layer3', { encryption }: Facts): Verdict {
  const reason = `What leaves the site ${ENCRYPTED[encryption]}.`
  if (LAYERS[encryption] >= LAYERS[wanted]) return yes('encryption', reason)
  return no('encryption', reason, { missedBy: 1, possibleWith: `encryption: ${encryption}` })
}

function available(wanted: number, { minutesDownPerYear }: Facts): Verdict {
  if (minutesDownPerYear === null) return unknown('availability', 'Not estimated yet.')
  const allowed = (1 - wanted) * MINUTES_PER_YEAR
  const has = 1 - minutesDownPerYear / MINUTES_PER_YEAR
  const reason = `About ${withThousands(minutesDownPerYear.toFixed(0))} minutes a year below the peak rate are expected; ${percent(wanted)} allows ${withThousands(allowed.toFixed(0))}.`
  if (minutesDownPerYear <= allowed) return yes('availability', reason)
  return no('availability', reason, {
    missedBy: minutesDownPerYear / allowed - 1,
    possibleWith: `an availability of ${percent(Math.floor(has * 1e5) / 1e5)}`,
  })
}

function eligible(wanted: number, { slaPercent }: Facts): Verdict {
  const reason =
    slaPercent === null ? 'AWS’s SLAs exclude it.' : `Eligible for ${slaPercent} % a month; ${wanted} % is asked for.`
  if (slaPercent !== null && slaPercent >= wanted) return yes('sla', reason)
  return no('sla', reason, {
    missedBy: wanted - (slaPercent ?? 0),
    ...(slaPercent === null ? {} : { possibleWith: `an SLA of ${slaPercent} %` }),
  })
}

function affordable({ budget }: Requirements, { monthly }: Facts): Verdict {
  if (budget === undefined) throw new TypeError('only a stated budget is judged')
  const reason = `${withThousands(monthly.rounded(2).toString())} USD a month of ${withThousands(budget.rounded(2).toString())}.`
  if (monthly.compare(budget) <= 0) return yes('budget', reason)
  const more = monthly.minus(budget)
  return no('budget', reason, {
    missedBy: Number(more.toString()),
    possibleWith: `${withThousands(more.rounded(2).toString())} USD more a month`,
  })
}

function inTime({ goLive = '', today = '' }: Requirements, { leadTimeDays }: Facts): Verdict {
  const days = Math.round((Date.parse(goLive) - Date.parse(today)) / DAY_MS)
  const reason = `${leadTimeDays} days until it works; there are ${days} until ${goLive}.`
  if (leadTimeDays <= days) return yes('goLive', reason)
  const ready = dayText(Date.parse(today) + leadTimeDays * DAY_MS)
  return no('goLive', reason, { missedBy: leadTimeDays - days, possibleWith: `${ready} as the day` })
}

function reached(services: readonly string[], { publicInterface }: Facts): Verdict {
  const names = services.join(', ')
  if (publicInterface) return yes('publicServices', `${names} over a public virtual interface.`)
  return no('publicServices', `${names} only over the Internet.`, {
    missedBy: 1,
    possibleWith: `${names} over the Internet`,
  })
}

function joined({ joinsSites }: Facts): Verdict {
  if (joinsSites) return yes('siteToSite', 'Sites reach each other over AWS.')
  const reason = 'Some sites reach each other over other networks alone.'
  return no('siteToSite', reason, { missedBy: 1, possibleWith: 'siteToSite: false' })
}

/** Three digits are enough to choose by. */
function rateText(bps: number): string {
  return bandwidthText(Number(bps.toPrecision(3)))
}

function percent(part: number): string {
  return `${Number((part * 100).toFixed(4))} %`
}
