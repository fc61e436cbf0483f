import { drillAll } from '../../src/cli/drillAll.ts'
import type { Script } from '../../src/drill/script.ts'
import type { Topology } from '../../src/topology/topology.ts'

/** What a row of `drilledTimed` is about, in order. */
export const HEAD = [
  '',
  'scenarios',
  'wall',
  'processor time',
  'scenarios/s',
  'memory, most',
  'a flow is cut off',
  'redundancy is lost',
  'worst dark',
]

/** Drills as `landbridge drill` does, threads and all: the cells of a row about it. */
export async function drilledTimed(topology: Topology, scripts: readonly Script[], threads?: number): Promise<string[]> {
  const [startedAt, before] = [performance.now(), process.cpuUsage()]
  const { scenarios } = await drillAll(topology, scripts, threads === undefined ? {} : { threads })
  const seconds = (performance.now() - startedAt) / 1000
  const { user, system } = process.cpuUsage(before)
  const having = (of: (flow: (typeof scenarios)[number]['flows'][number]) => boolean) =>
    scenarios.filter(({ flows }) => flows.some(of)).length.toLocaleString('en')
  const dark = scenarios.flatMap(({ flows }) => flows.flatMap(({ darkMs }) => (darkMs === null ? [] : [darkMs])))
  return [
    scenarios.length.toLocaleString('en'),
    `${seconds.toFixed(seconds < 10 ? 2 : 1)} s`,
    `${((user + system) / 1e6).toFixed(1)} s`,
    Math.round(scenarios.length / seconds).toLocaleString('en'),
    `${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
    having(({ survives }) => survives === 'no'),
    having(({ redundancyLost }) => redundancyLost),
    `${(dark.reduce((most, ms) => Math.max(most, ms), 0) / 1000).toFixed(1)} s`,
  ]
}
