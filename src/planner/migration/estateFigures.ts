import type { DirectionVerdict, FlowVerdict } from '../../drill/report.ts'
import type { PriceInput } from '../../pricing/price.ts'
import type { Played } from '../drilled.ts'

/** What an estate's drill and price have to say to a migration. */
export interface EstateFigures {
  readonly file: string
  readonly input: PriceInput
  /** In the order of the estate. */
  readonly flows: readonly EstateFlow[]
  /** All flows at peak: what is asked, what arrives, and what arrives after the worst single failure. */
  readonly peak: {
    readonly demandBps: number
    readonly deliveredBps: number
    readonly afterWorstBps: number
    readonly worst: string
  }
  /** The longest a single failure leaves any flow dark; null = some until it is repaired. */
  readonly darkMs: number | null
  readonly darkest: string
}

export interface EstateFlow {
  readonly id: string
  /** `app to db`. */
  readonly name: string
  /** Null = nothing limits it, or nothing arrives. */
  readonly toAwsBps: number | null
  readonly fromAwsBps: number | null
  readonly steadyToAwsBps: number
  readonly steadyFromAwsBps: number
  /** Whether what goes to AWS is the flow's own direction, and not its way back. */
  readonly startsOnPremises: boolean
}

export function estateFigures(file: string, input: PriceInput, { baseline, singles }: Omit<Played, 'doubles'>): EstateFigures {
  const { world } = input
  const rows = [...world.all('flow')]
  const flows = baseline.flatMap((verdict, at) => {
    const row = rows[at]
    if (!row) return []
    const startsOnPremises = world.get('host', row.body.from)?.body.siteId !== undefined
    const [toAws, fromAws] = startsOnPremises ? [verdict.forward, verdict.back] : [verdict.back, verdict.forward]
    const back = row.body.back ?? row.body
    const steady = [row.body.steadyBps, back.steadyBps]
    return [
      {
        id: row.id,
        name: `${verdict.from} to ${verdict.to}`,
        toAwsBps: capacity(toAws),
        fromAwsBps: capacity(fromAws),
        steadyToAwsBps: steady[startsOnPremises ? 0 : 1] ?? 0,
        steadyFromAwsBps: steady[startsOnPremises ? 1 : 0] ?? 0,
        startsOnPremises,
      },
    ]
  })
  return { file, input, flows, ...worstOf(baseline, singles) }
}

function capacity({ before }: DirectionVerdict): number | null {
  return before?.capacityBps ?? null
}

function worstOf(baseline: readonly FlowVerdict[], singles: Played['singles']) {
  const delivered = (flows: readonly FlowVerdict[]) => flows.reduce((sum, { peak }) => sum + peak.deliveredBps, 0)
  const deliveredBps = delivered(baseline)
  let [afterWorstBps, worst] = [deliveredBps, 'nothing']
  let [darkMs, darkest]: [number | null, string] = [0, 'nothing']
  for (const { ownEnd, faults, flows } of singles) {
    if (ownEnd) continue
    const name = faults.map(fault => `${fault.name} (${fault.kind})`).join(' and ')
    const left = delivered(flows)
    if (left < afterWorstBps) [afterWorstBps, worst] = [left, name]
    for (const { darkMs: dark } of flows) {
      if (darkMs === null || (dark !== null && dark <= darkMs)) continue
      darkMs = dark
      darkest = name
    }
  }
  const demandBps = baseline.reduce((sum, { peak }) => sum + peak.demandBps, 0)
  return { peak: { demandBps, deliveredBps, afterWorstBps, worst }, darkMs, darkest }
}
