import type { FlowVerdict } from '../report.ts'
import { componentTexts } from './componentText.ts'
import type { TableRow } from './reportColumns.ts'
import type { ScenarioGroup } from './scenarioGroups.ts'
import type { WayText } from './wayText.ts'

/**
 * The rows of one outcome, a list per way of failing: flows that fare alike share a row, those that do not move are
 * left out.
 */
export function tableRows({ faults, flows, moved }: ScenarioGroup, wayText: WayText): readonly (readonly TableRow[])[] {
  const told = flows.filter((flow, index) => moved.includes(index) || flow.redundancyLost)
  const alike = [...Map.groupBy(told, flow => visibleOutcome(flow, wayText)).values()]
  return componentTexts(faults).map(components =>
    alike.flatMap(same => {
      const [verdict] = same
      return verdict ? [{ components, unmoved: flows.length - told.length, flows: same, verdict, wayText }] : []
    }),
  )
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
