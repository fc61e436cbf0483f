import { breakEven } from '../pricing/breakEven.ts'
import type { Catalogue } from '../pricing/catalogue.ts'
import { statedVolume } from '../pricing/meterTransfer.ts'
import { type PriceInput, price } from '../pricing/price.ts'
import type { PlanBreakEven } from './planReport.ts'

export interface NamedInput {
  readonly name: string
  readonly input: PriceInput
}

const POINTS = 25
const BYTES_PER_GIGABYTE = 2 ** 30

/** From which volume on one of two candidates is the cheaper one, with points to draw around what is sent now and where they cross. */
export function planBreakEven(a: NamedInput, b: NamedInput, catalogue: Catalogue): PlanBreakEven {
  const { intervals } = breakEven(a.input, b.input, catalogue)
  const now = outGigabytes(a.input)
  const crossings = intervals.flatMap(({ to }) => (to === null ? [] : [Number(to)]))
  const near = crossings.filter(volume => volume <= 10 * now)
  const end = 1.25 * Math.max(now, ...near)
  const volumes = now === 0 ? [] : [...Array.from({ length: POINTS }, (_, i) => (end * i) / (POINTS - 1)), now, ...near]
  const monthly = ({ input }: NamedInput, gigabytes: number) =>
    Number(price({ ...input, volumeOf: scaled(gigabytes / now) }, catalogue).monthly)
  return {
    a: a.name,
    b: b.name,
    over: 'out',
    unit: 'GB',
    intervals: intervals.map(({ from, to, cheaper }) => ({ from, to, cheaper })),
    curve: [...new Set(volumes.map(volume => Math.round(volume * 100) / 100))]
      .sort((x, y) => x - y)
      .map(gigabytes => ({ gigabytes, a: monthly(a, gigabytes), b: monthly(b, gigabytes) })),
  }
}

/** Flows of a plan go from a site to AWS: what comes back leaves AWS. */
function outGigabytes({ world }: PriceInput): number {
  return [...world.all('flow')].reduce((sum, flow) => sum + Number(statedVolume(flow)?.back ?? 0n) / BYTES_PER_GIGABYTE, 0)
}

function scaled(factor: number): NonNullable<PriceInput['volumeOf']> {
  return flow => {
    const volume = statedVolume(flow)
    return volume && { there: volume.there, back: BigInt(Math.round(Number(volume.back) * factor)) }
  }
}
