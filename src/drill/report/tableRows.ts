import { worstFirst } from '../play/worst.ts'
import type { FlowVerdict } from '../report.ts'
import { type Components, componentTexts } from './componentText.ts'
import { few } from './few.ts'
import type { Listing } from './listing.ts'
import { type ScenarioGroup, toldOf } from './scenarioGroups.ts'
import type { WayText } from './wayText.ts'

/** What one row of the table tells: flows that fare alike when these components fail. */
export interface TableRow {
  readonly components: Components
  /** Flows left out because nothing happens to them. */
  readonly unmoved: number
  readonly named: readonly FlowVerdict[]
  /** Of the same row, too many to name. */
  readonly unnamed: readonly FlowVerdict[]
  /** One of them: they are alike in all that the table shows, but for a spare way that is lost. */
  readonly verdict: FlowVerdict
  readonly wayText: WayText
  readonly listing: Listing
}

/** The rows of one outcome and one way of failing. */
export interface OutcomeRows {
  readonly rows: readonly TableRow[]
  /** Flows that fare otherwise again, too many to tell how: none of them fares worse than those of the rows. */
  readonly rest: readonly FlowVerdict[]
}

/**
 * One outcome, a list per way of failing: flows that fare alike share a row, those that do not move are left out. Of
 * more rows than are read the worst.
 */
export function tableRows(group: ScenarioGroup, wayText: WayText, listing: Listing): readonly OutcomeRows[] {
  const { faults, flows } = group
  const told = toldOf(group)
  const alike = [...Map.groupBy(told, flow => visibleOutcome(flow, wayText)).values()]
  const ordered =
    alike.length <= listing.rows.most ? alike : worstFirst(alike, same => ({ faults: [], ownEnd: false, flows: same }))
  const { told: listed, left } = few(ordered, listing.rows)
  return componentTexts(faults, listing.components).map(components => ({
    rows: listed.flatMap(same => {
      const [verdict] = same
      const { told: named, left: unnamed } = few(same, listing.rowFlows)
      const unmoved = flows.length - told.length
      return verdict ? [{ components, unmoved, named, unnamed, verdict, wayText, listing }] : []
    }),
    rest: left.flat(),
  }))
}

/** Equal for flows that look the same in the table, up to a spare way that is lost. */
export function visibleOutcome(flow: FlowVerdict, wayText: WayText): string {
  const { survives, darkMs, darkMinMs, decidedBy, shareAffected, asymmetric } = flow
  const ratio = ({ demandBps, deliveredBps }: FlowVerdict['peak']) => (demandBps === 0 ? 1 : deliveredBps / demandBps)
  return JSON.stringify([
    [survives, darkMs, darkMinMs, decidedBy, shareAffected, asymmetric === true, flow.lossy, flow.chance],
    [ratio(flow.steady), ratio(flow.peak)],
    [flow.forward, flow.back].map(({ before, after }) => [
      wayText(before),
      wayText(after),
      before?.mtu === after?.mtu ? null : [before?.mtu, after?.mtu],
    ]),
  ])
}
