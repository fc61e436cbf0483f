import type { DirectionVerdict, DrillReport, Way } from '../report.ts'

/** Tells a way by what it is known by: `dx-a`, or `dx-a + dx-b` where the load is shared; `nowhere` for none. */
export type WayText = (way: Way | null) => string

/**
 * Leaves out of every path what stands next to its ends: hosts, and the routers and gateways that a packet meets first
 * and last. What is left are connections and tunnels.
 */
export function wayTextOf(report: DrillReport): WayText {
  // Most flows fare alike in most scenarios.
  const flows = new Set(report.baseline)
  for (const scenario of report.scenarios) for (const flow of scenario.flows) flows.add(flow)
  const ways = [...flows].flatMap(flow => [flow.forward, flow.back]).flatMap(({ before, after }) => [before, after])
  const paths = new Set(ways.flatMap(way => way?.path ?? []))
  const doors = new Set([...paths].flatMap(path => [stepsOf(path)[1], stepsOf(path).at(-2)]))
  return way => {
    if (way === null) return 'nowhere'
    const between = way.path.map(path => stepsOf(path).slice(1, -1))
    const known = between.map(names => names.filter(name => !doors.has(name)).join(' ') || names.join(' '))
    return [...new Set(known)].sort().join(' + ') || 'directly'
  }
}

/** The names a path is made of. */
export function stepsOf(path: string): readonly string[] {
  return path.split(' → ')
}

/** Whether packets go another way than before, or other packets fit. */
export function changesWay({ before, after }: DirectionVerdict): boolean {
  return JSON.stringify(before?.path) !== JSON.stringify(after?.path) || before?.mtu !== after?.mtu
}
