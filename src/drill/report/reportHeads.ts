import { bandwidthText } from '../../net/bandwidth.ts'
import { type DrillReport, type FlowVerdict, SURVIVAL_RANK, type Survives } from '../report.ts'
import { beforeText } from './beforeText.ts'
import { few } from './few.ts'
import { flowsText } from './flowsText.ts'
import type { Listing } from './listing.ts'
import { survivalCounts } from './survivalCounts.ts'
import { shortWay } from './wayChange.ts'
import type { WayText } from './wayText.ts'

/** Flows of the same rates that fare alike before any fault. */
export interface Head {
  /** `app → db`, or several: `app → db, app → lake and 10 more flows`. */
  readonly flows: string
  /** `steady 3 Gbps, peak 7 Gbps`, of several `each steady 3 Gbps, peak 7 Gbps`. */
  readonly rates: string
  readonly before: string
  readonly survives: Survives
}

/** How flows fare with nothing broken, those alike told once; where there are too many to tell, the worst and a line about the others. */
export function reportHeads(
  { flows, baseline }: DrillReport,
  wayText: WayText,
  { heads: most, headFlows, ways }: Listing,
): { readonly heads: readonly Head[]; readonly others?: string } {
  const all = baseline.map((flow, index) => ({ flow, rates: ratesOf(flows[index]) }))
  const groups = [...Map.groupBy(all, ({ flow, rates }) => JSON.stringify([rates, textOfAny(flow, wayText)])).values()]
  const ordered = groups.length <= most.most ? groups : groups.toSorted((a, b) => rankOf(a) - rankOf(b))
  const { told, left } = few(ordered, most)
  const short: WayText = way => shortWay(wayText(way), ways)
  const heads = told.flatMap(same => {
    const [{ flow, rates }] = same as [(typeof all)[number]]
    const alone = same.length === 1
    return {
      flows: flowsText(
        same.map(each => each.flow),
        headFlows,
      ),
      rates: alone ? rates : `each ${rates}`,
      before: alone ? beforeText(flow, short) : textOfAny(flow, short),
      survives: flow.survives,
    }
  })
  if (left.length === 0) return { heads }
  const rest = left.flat().map(({ flow }) => flow)
  return { heads, others: `${rest.length} more ${rest.length === 1 ? 'flow' : 'flows'} before any fault: ${countsText(rest)}.` }
}

/** The same for flows between other ends, of which a dead one would tell. */
function textOfAny(flow: FlowVerdict, wayText: WayText): string {
  return beforeText({ ...flow, from: 'FROM', to: 'TO' }, wayText)
}

function rankOf(group: readonly { readonly flow: FlowVerdict }[]): number {
  return SURVIVAL_RANK[group[0]?.flow.survives ?? 'whole']
}

/** `24 no, 3 whole`. */
function countsText(flows: readonly FlowVerdict[]): string {
  return survivalCounts(flows)
    .map(([survives, count]) => `${count} ${survives}`)
    .join(', ')
}

function ratesOf(flow: DrillReport['flows'][number] | undefined): string {
  const { steadyBps = 0, peakBps = 0, back } = flow ?? {}
  return `${ratesText({ steadyBps, peakBps })}${back ? `; back ${ratesText(back)}` : ''}`
}

function ratesText({ steadyBps, peakBps }: { readonly steadyBps: number; readonly peakBps: number }): string {
  return `steady ${bandwidthText(steadyBps)}, peak ${bandwidthText(peakBps)}`
}
