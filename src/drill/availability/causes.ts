import type { FlowVerdict } from '../report.ts'
import { MINUTES_PER_YEAR } from './availabilityArithmetic.ts'

/** What a flow's minutes come from; each minute has one cause, so that their sum is all of them. */
export interface Causes {
  /** Nothing gets through. */
  readonly unreachable: number
  /** Something gets through, and less than the peak rate. */
  readonly shortOfCapacity: number
  /** All of the rate gets through, but for packets that are too large for the way. */
  readonly packetsTooLarge: number
  /** Until routing has found the other way. */
  readonly switchOver: number
  /** Announced work, of any of the first three effects. */
  readonly maintenance: number
}

export const NO_CAUSES: Causes = { unreachable: 0, shortOfCapacity: 0, packetsTooLarge: 0, switchOver: 0, maintenance: 0 }

/** What a failure does until it is repaired, the worst first. */
const HARMS = ['unreachable', 'shortOfCapacity', 'packetsTooLarge'] as const
type Harm = (typeof HARMS)[number]

/** For each harm how likely it is that the flow fares so badly or worse: the last is whether it is hit at all. */
type Hit = Readonly<Record<Harm, number>>

/** What hits a flow, each as a part of the year: failures by what they do at least, announced work, and darkness meanwhile. */
export interface Part extends Hit {
  readonly what: string
  readonly maintenance: number
  readonly switchOver: number
}

/** Why a flow is not whole; undefined = it is. */
export function causeOf({ survives, peak, forward, back }: FlowVerdict): Harm | undefined {
  if (survives === 'whole') return undefined
  if (survives === 'no') return 'unreachable'
  const vanish = [forward, back].some(({ mtu }) => mtu?.effect === 'blackHole')
  return vanish && peak.deliveredBps >= peak.demandBps ? 'packetsTooLarge' : 'shortOfCapacity'
}

/** What a verdict says of the flow; without a verdict nothing hits it. */
export function hitBy(verdict: FlowVerdict | undefined): Hit {
  const cause = verdict && causeOf(verdict)
  // `chance` is that of darkness and loss; what is short of capacity on the way that is left is so for certain.
  const likely = verdict?.survives === 'no' || verdict?.lossy ? (verdict.chance ?? 1) : 1
  return perHarm(at => (cause !== undefined && HARMS.indexOf(cause) <= at ? likely : 0))
}

/** What two failures do together beyond what each does by itself, which is counted already while the other lasts. */
export function beyond(together: Hit, a: Hit, b: Hit): Hit {
  return perHarm((_, harm) => Math.max(0, together[harm] - a[harm] - b[harm]))
}

/** A hit with how much of the year it is down, and worked on. */
export function weighed(hit: Hit, down: number, worked: number): Hit & Pick<Part, 'maintenance'> {
  return { ...perHarm((_, harm) => hit[harm] * down), maintenance: hit.packetsTooLarge * worked }
}

interface Combined {
  readonly minutesPerYear: number
  readonly availability: number
  readonly because: Causes
  readonly mostly: readonly { readonly what: string; readonly minutes: number }[]
}

/**
 * All parts as one year. Failures are in series: the flow is up while none of them hits it. Announced work is never at two
 * places at once, so that it adds up, and counts while nothing has failed; darkness counts while the flow is up. However bad
 * the figures are, the sum is a year at most.
 */
export function combined(parts: readonly Part[]): Combined {
  const anyOf = (harm: Harm) => 1 - parts.reduce((up, part) => up * (1 - part[harm]), 1)
  const sumOf = (member: keyof Causes) => parts.reduce((sum, part) => sum + part[member], 0)
  // What is worse is at most as likely as what is at least as bad, though pairs that share a part are counted one by one.
  const down = anyOf('packetsTooLarge')
  const short = Math.min(anyOf('shortOfCapacity'), down)
  const unreachable = Math.min(anyOf('unreachable'), short)
  const maintenance = (1 - down) * Math.min(1, sumOf('maintenance'))
  const switchOver = (1 - down - maintenance) * Math.min(1, sumOf('switchOver'))
  const scales = {
    packetsTooLarge: [down, sumOf('packetsTooLarge')],
    maintenance: [maintenance, sumOf('maintenance')],
    switchOver: [switchOver, sumOf('switchOver')],
  } as const
  const minutesOf = (part: Part) =>
    Object.entries(scales).reduce(
      (minutes, [member, [is, sum]]) => minutes + (sum > 0 ? (part[member as keyof Causes] / sum) * is : 0),
      0,
    ) * MINUTES_PER_YEAR
  const minutesPerYear = (down + maintenance + switchOver) * MINUTES_PER_YEAR
  return {
    minutesPerYear,
    availability: 1 - minutesPerYear / MINUTES_PER_YEAR,
    because: {
      unreachable: unreachable * MINUTES_PER_YEAR,
      shortOfCapacity: (short - unreachable) * MINUTES_PER_YEAR,
      packetsTooLarge: (down - short) * MINUTES_PER_YEAR,
      switchOver: switchOver * MINUTES_PER_YEAR,
      maintenance: maintenance * MINUTES_PER_YEAR,
    },
    mostly: parts
      .map(part => ({ what: part.what, minutes: minutesOf(part) }))
      .filter(({ minutes }) => minutes > 0)
      .sort((x, y) => y.minutes - x.minutes)
      .slice(0, 5),
  }
}

function perHarm(of: (at: number, harm: Harm) => number): Hit {
  const [unreachable, shortOfCapacity, packetsTooLarge] = HARMS.map((harm, at) => of(at, harm)) as [number, number, number]
  return { unreachable, shortOfCapacity, packetsTooLarge }
}
