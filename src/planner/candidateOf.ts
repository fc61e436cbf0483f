import { Decimal } from '../net/money.ts'
import type { Annex, Design } from './design.ts'
import { evaluatedFacts } from './evaluated.ts'
import type { Evaluation } from './evaluation.ts'
import { quotesFor } from './feesOf.ts'
import { leadTime } from './leadTime.ts'
import type { Unranked } from './ranking.ts'
import type { Requirements } from './requirementsSchema.ts'
import type { Screened } from './shortlist.ts'
import { type Verdict, verdictsOf } from './verdicts.ts'

/** A design with what its estate turned out to be. */
export interface Candidate extends Unranked {
  readonly missed: readonly Verdict[]
}

export function candidateOf(
  { design, facts: napkin }: Screened,
  estate: string,
  evaluation: Evaluation,
  annexes: readonly Annex[],
  requirements: Requirements,
): Candidate {
  const { days, bridge } = leadTime(design, requirements)
  const leadTimeDays = Math.max(days, ...annexes.map(each => each.leadTimeDays ?? 0))
  const facts = { ...evaluatedFacts(napkin, evaluation, annexes), leadTimeDays }
  const verdicts = verdictsOf(requirements, facts)
  return {
    name: design.name,
    pattern: design.pattern,
    estate,
    because: design.because,
    annexes,
    monthly: facts.monthly.rounded(2).toString(),
    price: evaluation.price,
    tco: totalOf(evaluation, annexes, paidOnce(design, annexes, requirements), requirements.years),
    minutesDownPerYear: evaluation.minutesDownPerYear,
    slaEligible: facts.slaPercent,
    leadTimeDays,
    bridge,
    verdicts: verdicts.map(({ requirement, met, reason }) => ({ requirement, met, reason })),
    drill: evaluation.drilled.summary,
    findings: evaluation.findings,
    missed: verdicts.filter(({ missedBy }) => missedBy > 0),
    things:
      design.ports.reduce((sum, { members }) => sum + members, 0) +
      design.tunnels.length +
      (design.gateway.includes('transit-gateway') ? 1 : 0),
    keeps: Math.min(...facts.sites.map(({ afterWorstBps, peakBps }) => (peakBps === 0 ? 1 : afterWorstBps / peakBps))),
    rttMs: facts.rttMs,
  }
}

const MONTHS = Decimal.of(12)

function totalOf(
  { byYear }: Evaluation,
  annexes: readonly Annex[],
  once: Decimal,
  years: number,
): { years: number; total: string; byYear: { year: number; total: string }[] } {
  const annexYear = Decimal.sum(annexes.map(({ monthly }) => decimal(monthly))).times(MONTHS)
  const totals = byYear.map(({ year, total }) => ({
    year,
    amount: Decimal.sum([decimal(total), annexYear, ...(year === 1 ? [once] : [])]),
  }))
  return {
    years,
    total: Decimal.sum(totals.map(({ amount }) => amount))
      .rounded(2)
      .toString(),
    byYear: totals.map(({ year, amount }) => ({ year, total: amount.rounded(2).toString() })),
  }
}

/** Of annexes and of quotes for what does not exist yet. */
function paidOnce({ ports }: Design, annexes: readonly Annex[], { quotes, sites }: Requirements): Decimal {
  const asked = ports
    .filter(({ exists }) => !exists)
    .flatMap(port => quotesFor(port, quotes, sites[port.site]).map(({ once }) => ({ once, members: port.members })))
    .map(({ once = Decimal.ZERO, members }) => once.times(Decimal.of(members)))
  return Decimal.sum([...asked, ...annexes.map(({ once }) => decimal(once))])
}

function decimal(text: string): Decimal {
  return Decimal.parse(text) ?? Decimal.ZERO
}
