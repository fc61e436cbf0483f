import type { Candidate } from './candidateOf.ts'
import type { Impossible, PlanBreakEven, PlanReport } from './planReport.ts'
import { ranked } from './ranking.ts'
import type { Requirements } from './requirementsSchema.ts'
import type { Shortlist } from './shortlist.ts'
import { unreachable } from './unreachable.ts'

export interface Found {
  readonly shortlist: Shortlist
  readonly candidates: readonly Candidate[]
  readonly breakEven: readonly PlanBreakEven[]
  readonly partial: boolean
}

/** The answer: who is left, in which order, and why the others are not. */
export function planReportOf(
  requirements: Requirements & { readonly today: string },
  { shortlist, candidates, breakEven, partial }: Found,
): PlanReport {
  const { candidates: best, dropped } = ranked(candidates, requirements.weights)
  return {
    name: requirements.name,
    today: requirements.today,
    goLive: requirements.goLive ?? null,
    gigabytesOut: gigabytesOut(requirements),
    currency: 'USD',
    years: requirements.years,
    candidates: best.map(({ missed: _, ...candidate }: (typeof best)[number] & Partial<Pick<Candidate, 'missed'>>) => candidate),
    dropped: [...dropped, ...shortlist.dropped],
    impossible: shortlist.generated === 0 ? unreachable(requirements) : impossible(candidates),
    breakEven,
    risks: risksOf(best),
    assumptions: ASSUMPTIONS,
    unknown: [...(best[0]?.price.unknown ?? []), ...(best[0]?.annexes.flatMap(annex => annex.unknown) ?? [])],
    counts: { generated: shortlist.generated, screened: shortlist.generated, evaluated: candidates.length },
    partial,
  }
}

/** Requirements that every candidate misses, with the number of the one that misses it least. */
function impossible(candidates: readonly Candidate[]): readonly Impossible[] {
  const requirements = new Set(candidates.flatMap(({ missed }) => missed.map(({ requirement }) => requirement)))
  return [...requirements].flatMap(requirement => {
    const misses = candidates.flatMap(({ name, missed }) =>
      missed.filter(each => each.requirement === requirement).map(verdict => ({ name, verdict })),
    )
    if (misses.length < candidates.length) return []
    const [nearest] = misses.sort((a, b) => a.verdict.missedBy - b.verdict.missedBy)
    if (!nearest) return []
    const { reason, possibleWith } = nearest.verdict
    return [
      {
        requirement,
        because: `${nearest.name} comes nearest: ${reason}`,
        possibleWith: possibleWith ?? 'no number would make it possible',
      },
    ]
  })
}

function risksOf(candidates: PlanReport['candidates']): readonly string[] {
  const [best] = candidates
  if (!best) return []
  const worst = best.drill.worst
  return [
    ...(worst && worst.flow.survives !== 'whole'
      ? [
          `${worst.faults.join(' and ')}: ${worst.flow.from} to ${worst.flow.to} is ${worst.flow.survives === 'no' ? 'cut off' : 'short of capacity'}.`,
        ]
      : []),
    ...best.findings
      .filter(({ severity }) => severity === 'error')
      .map(({ rule, about, summary }) => `${rule}, ${about}: ${summary}`),
    ...(best.bridge ? [`It takes ${best.leadTimeDays} days; until then ${best.bridge} carries what it can.`] : []),
  ]
}

function gigabytesOut({ sites }: Requirements): number | null {
  const volumes = Object.values(sites).map(({ traffic }) => traffic.out)
  if (volumes.some(volume => volume === undefined)) return null
  return volumes.reduce<number>((sum, volume) => sum + Number(volume), 0) / 2 ** 30
}

const ASSUMPTIONS: readonly string[] = [
  'Traffic of a site goes to the first VPC of every Region it talks to, in equal parts.',
  'Lead times are the long end of what is usual; quotes with days go before them.',
  'Failures of a whole Region, an Availability Zone or an attachment of a transit gateway count for no design: every one has them alike.',
  'What is paid once is in the first year’s total.',
  'Partners are taken to host connections wherever AWS has ports of 10 Gbps.',
  'Two circuits of one site are of two carriers; nobody has checked whether they share ducts.',
  'Public addresses and accounts in the estates are placeholders.',
  'Prices are today’s list prices without tax; volumes grow as stated and prices stay.',
]
