import { type FlowVerdict, SURVIVAL_RANK, type Survives } from '../report.ts'

/** How many flows fare how, the worst first; what none does is left out. */
export function survivalCounts(flows: readonly FlowVerdict[]): readonly (readonly [survives: Survives, count: number])[] {
  const groups = Map.groupBy(flows, ({ survives }) => survives)
  return [...groups]
    .map(([survives, same]) => [survives, same.length] as const)
    .sort(([a], [b]) => SURVIVAL_RANK[a] - SURVIVAL_RANK[b])
}
