import type { TopologyFlow } from '../../topology/topology.ts'
import type { Passage } from '../passage.ts'
import type { FlowVerdict } from '../report.ts'
import { type Darkness, darkMs, darkness } from './darkness.ts'
import { eitherHit } from './eitherHit.ts'
import type { Experiment } from './laboratory.ts'

/**
 * For how long a flow gets through but for some of its packets, and but for how many; nothing where none are
 * lost. A single 5-tuple is judged on the way that loses most, and how likely it is hashed to one that loses any stands beside it.
 */
export function lossiness({ impaired, worst, brokenLinks, brokenDuring, untilMs }: Experiment, flow: TopologyFlow): Lossy {
  if (!impaired) return {}
  let chance = 0
  const lost = darkness(
    worst.frames,
    index => {
      const frame = worst.frames[index]
      if (!frame) return 0
      const { forward, back } = impaired.passages(frame.convergence, brokenDuring?.get(frame) ?? brokenLinks, flow)
      if (!flow.single) return Math.max(lostOnTheWay(forward), lostOnTheWay(back))
      // In the unlucky case nothing gets through: that is darkness.
      if (forward.lostShare === 1 || back.lostShare === 1) return 0
      chance = Math.max(chance, eitherHit(lossyShare(forward), lossyShare(back)))
      return Math.max(mostLost(forward), mostLost(back))
    },
    untilMs,
  )
  if (lost.largestShare === 0) return {}
  return { lossy: { ms: darkMs(lost), share: mostlyLost(lost) }, ...(flow.single ? { chance } : {}) }
}

/** The share that is lost for longest: what passes while things move is no measure of all that time. */
function mostlyLost({ stretches, largestShare }: Darkness): number {
  const times = new Map<number, number>()
  for (const [fromMs, toMs, share] of stretches) {
    times.set(share, (times.get(share) ?? 0) + (toMs ?? Number.POSITIVE_INFINITY) - fromMs)
  }
  const [most] = [...times].sort(([a, aMs], [b, bMs]) => (aMs === bMs ? b - a : bMs - aMs))
  return most?.[0] ?? largestShare
}

type Lossy = Pick<FlowVerdict, 'lossy' | 'chance'>

/** Of all packets of a direction: those that loss takes from branches that arrive. */
function lostOnTheWay({ branches }: Passage): number {
  let lost = 0
  for (const branch of branches) if (branch.outcome === 'delivered') lost += branch.share * lossOf(branch)
  return rounded(lost)
}

/** Of the packets of a direction that all go one of its ways. */
function mostLost({ branches }: Passage): number {
  return rounded(Math.max(0, ...branches.map(branch => (branch.outcome === 'delivered' ? lossOf(branch) : 0))))
}

/** Of the ways of a direction: those that arrive and lose some. */
function lossyShare({ branches }: Passage): number {
  const lossy = branches.filter(branch => branch.outcome === 'delivered' && lossOf(branch) > 0)
  return Math.min(
    1,
    lossy.reduce((sum, { share }) => sum + share, 0),
  )
}

function rounded(share: number): number {
  return Math.round(share * 1e6) / 1e6
}

/** The share of its packets that a branch loses whatever its rate. */
export function lossOf({ pipes }: Pick<Passage['branches'][number], 'pipes'>): number {
  return 1 - pipes.reduce((passed, pipe) => passed * (1 - (pipe.lostShare ?? 0)), 1)
}
