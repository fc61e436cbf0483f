import type { TopologyFlow } from '../../topology/topology.ts'
import type { Passage } from '../passage.ts'
import type { FlowVerdict } from '../report.ts'
import { darkMs, darkness } from './darkness.ts'
import type { Experiment } from './laboratory.ts'

/** For how long a flow gets through but for some of its packets, and for how many of them at most; nothing where none are lost. */
export function lossiness({ impaired, worst, brokenLinks, brokenDuring, untilMs }: Experiment, flow: TopologyFlow): Lossy {
  if (!impaired) return {}
  const lost = darkness(
    worst.frames,
    index => {
      const frame = worst.frames[index]
      if (!frame) return 0
      const { forward, back } = impaired.passages(frame.convergence, brokenDuring?.get(frame) ?? brokenLinks, flow)
      return Math.max(lostOnTheWay(forward), lostOnTheWay(back))
    },
    untilMs,
  )
  return lost.largestShare === 0 ? {} : { lossy: { ms: darkMs(lost), share: lost.largestShare } }
}

type Lossy = Pick<FlowVerdict, 'lossy'>

/** Of all packets of a direction: those that loss takes from branches that arrive. */
function lostOnTheWay({ branches }: Passage): number {
  let lost = 0
  for (const branch of branches) if (branch.outcome === 'delivered') lost += branch.share * lossOf(branch)
  return Math.round(lost * 1e6) / 1e6
}

/** The share of its packets that a branch loses whatever its rate. */
export function lossOf({ pipes }: Pick<Passage['branches'][number], 'pipes'>): number {
  return 1 - pipes.reduce((passed, pipe) => passed * (1 - (pipe.lostShare ?? 0)), 1)
}
