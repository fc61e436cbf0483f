import { bandwidthText } from '../../net/bandwidth.ts'
import { Decimal } from '../../net/money.ts'
import type { Catalogue } from '../../pricing/catalogue.ts'
import { statedVolume } from '../../pricing/meterTransfer.ts'
import type { EstateCost, StatedCost } from '../../pricing/phasedCost.ts'
import { type PriceInput, price } from '../../pricing/price.ts'
import { sumOfLines } from '../../pricing/sumOfLines.ts'
import type { Unknown } from '../../pricing/usage.ts'
import type { EstateFigures, EstateFlow } from './estateFigures.ts'
import type { Link } from './migrationSchema.ts'
import { rateText } from './quantityText.ts'

/** A link in the numbers that templates count with, wherever they are from. */
export interface Carrier {
  readonly name: string
  /** What is left for what a template sends, beside what is on it all day; infinite = nothing limits it. */
  readonly freeToAwsBps: number
  readonly freeFromAwsBps: number
  /** How that came about. */
  readonly how: string
  /** Null = until it is repaired. Undefined = nobody says. */
  readonly darkMs: number | null | undefined
  readonly darkBecause: string
  /** A month with so much more out of AWS. */
  readonly month: (moreBytesOut: bigint) => { readonly amount: Decimal; readonly unknown: readonly Unknown[] }
}

/** `estates` has every file that a link names, and each the flow that the link names. */
export function carrierOf(link: Link, estates: ReadonlyMap<string, EstateFigures>, catalogue: Catalogue): Carrier {
  const estate = link.estate === undefined ? undefined : estates.get(link.estate)
  return estate ? ofEstate(estate, link, catalogue) : stated(link)
}

/** The flow that a link names, or the first; undefined = the estate has no such flow. */
export function flowOf({ flows }: EstateFigures, name: string | undefined): EstateFlow | undefined {
  return name === undefined ? flows[0] : flows.find(flow => flow.name === name.trim().replace(/\s+/g, ' '))
}

/** What a phase over it costs, month by month. */
export function costOfLink(
  link: Link,
  estates: ReadonlyMap<string, EstateFigures>,
  gigabytesOut: Decimal | null,
): EstateCost | StatedCost {
  const estate = link.estate === undefined ? undefined : estates.get(link.estate)
  if (estate) return { input: estate.input }
  return { monthly: link.monthly ?? Decimal.ZERO, perGigabyte: link.perGigabyte ?? null, gigabytesOut }
}

/** What a stated link does not say. */
export function untold(name: string, { estate, monthly }: Link): Unknown[] {
  if (estate !== undefined || monthly !== undefined) return []
  return [{ what: `${name}: what the link costs a month`, because: 'the file names no monthly of it' }]
}

function ofEstate(estate: EstateFigures, link: Link, catalogue: Catalogue): Carrier {
  const flow = flowOf(estate, link.flow)
  if (!flow) throw new Error(`${estate.file} has no flow ${link.flow ?? ''}, which the caller looks after`)
  const steadyTo = estate.flows.reduce((sum, { steadyToAwsBps }) => sum + steadyToAwsBps, 0)
  const steadyFrom = estate.flows.reduce((sum, { steadyFromAwsBps }) => sum + steadyFromAwsBps, 0)
  const free = (capacity: number | null, steady: number) =>
    capacity === null ? Number.POSITIVE_INFINITY : Math.max(0, capacity - steady)
  return {
    name: estate.file,
    freeToAwsBps: free(flow.toAwsBps, steadyTo),
    freeFromAwsBps: free(flow.fromAwsBps, steadyFrom),
    how: `${flow.name} in ${estate.file} could have ${rateText(flow.toAwsBps)} to AWS and ${rateText(flow.fromAwsBps)} from there; the steady rates of all flows, ${bandwidthText(steadyTo)} and ${bandwidthText(steadyFrom)}, are taken off, as if all shared its way`,
    darkMs: estate.darkMs,
    darkBecause: `the drill of every single failure in ${estate.file}; the longest is ${estate.darkest}`,
    month: moreBytesOut => {
      const input = moreBytesOut === 0n ? estate.input : { ...estate.input, volumeOf: withMoreOut(flow, moreBytesOut) }
      return monthOf(input, catalogue)
    },
  }
}

function monthOf(input: PriceInput, catalogue: Catalogue) {
  const { lines, unknown } = price(input, catalogue)
  return { amount: sumOfLines(lines), unknown }
}

function withMoreOut(flow: EstateFlow, bytes: bigint): NonNullable<PriceInput['volumeOf']> {
  return row => {
    const own = statedVolume(row)
    if (row.id !== flow.id) return own
    const { there, back } = own ?? { there: 0n, back: 0n }
    return flow.startsOnPremises ? { there, back: back + bytes } : { there: there + bytes, back }
  }
}

function stated(link: Link): Carrier {
  const { rate: bps = 0, steady = 0, monthly, perGigabyte, dark } = link
  return {
    name: 'the stated link',
    freeToAwsBps: bps - steady,
    freeFromAwsBps: bps - steady,
    how: `${bandwidthText(bps)}${steady === 0 ? '' : ` less ${bandwidthText(steady)} all day`}, as the file states`,
    darkMs: dark,
    darkBecause: 'as the file states',
    month: moreBytesOut => ({
      amount: (monthly ?? Decimal.ZERO).plus((perGigabyte ?? Decimal.ZERO).times(Decimal.gigabytes(moreBytesOut))),
      unknown: [
        ...untold('link', link),
        ...(moreBytesOut > 0n && perGigabyte === undefined
          ? [{ what: 'data out of AWS', because: 'link.perGigabyte does not say what a gigabyte costs' }]
          : []),
      ],
    }),
  }
}
