import { domainByName } from '../../src/drill/domainByName.ts'
import { drill } from '../../src/drill/drill.ts'
import { everyDouble, everySingle } from '../../src/drill/play/enumerate.ts'
import type { DrillReport, FlowVerdict } from '../../src/drill/report.ts'
import type { Script } from '../../src/drill/script.ts'
import { compile } from '../../src/topology/compile.ts'
import type { Topology } from '../../src/topology/topology.ts'
import { GEOGRAPHY, nobodyTestedFailover, twoLocations } from '../drill/worlds.ts'

export const TOPOLOGIES = {
  twoLocations: compile(twoLocations(), GEOGRAPHY),
  nobodyTestedFailover: compile(nobodyTestedFailover(), GEOGRAPHY),
}

/** One scenario with these faults: `cut dx-a`, `silent edge-2`. */
export function scenario(topology: Topology, ...faults: readonly string[]): DrillReport {
  const script = faults.map(text => {
    const [kind = '', name = ''] = text.split(' ')
    const found = domainByName(topology, name)
    if ('problem' in found) throw new Error(found.problem)
    return { domain: found.domain, kind: kind === 'silent' ? 'silent' : 'cut' } satisfies Script[number]
  })
  return drill(topology, [script])
}

/** Reports of every shape: single, double, several flows, no worst, no flow, no scenario. */
export const REPORTS: Readonly<Record<string, DrillReport>> = {
  'two locations, every single': drill(TOPOLOGIES.twoLocations, everySingle(TOPOLOGIES.twoLocations)),
  'two locations, every double': drill(TOPOLOGIES.twoLocations, everyDouble(TOPOLOGIES.twoLocations)),
  'nobody tested failover': drill(TOPOLOGIES.nobodyTestedFailover, everySingle(TOPOLOGIES.nobodyTestedFailover)),
  'own end alone': scenario(TOPOLOGIES.nobodyTestedFailover, 'cut ashburn'),
  'no scenario': drill(TOPOLOGIES.twoLocations, []),
  'no flow': drill({ ...TOPOLOGIES.twoLocations, flows: [] }, everySingle(TOPOLOGIES.twoLocations)),
}

/** The same with every flow so many times, each by a name of its own; one in three of them with a spare way left. */
export function manyFlows(report: DrillReport, times: number): DrillReport {
  const copies = <T extends { readonly from: string }>(flows: readonly T[]) =>
    flows.flatMap(flow => Array.from({ length: times }, (_, i) => ({ ...flow, from: `${flow.from}-${i}` })))
  const verdicts = (flows: readonly FlowVerdict[]) =>
    copies(flows).map(flow => ({ ...flow, redundancyLost: flow.redundancyLost && !flow.from.endsWith('0') }))
  return {
    ...report,
    flows: copies(report.flows),
    baseline: verdicts(report.baseline),
    scenarios: report.scenarios.map(each => ({ ...each, flows: verdicts(each.flows) })),
  }
}

/** Figures of their own keep scenarios out of each other's rows. */
export function manyOutcomes(report: DrillReport): DrillReport {
  return {
    ...report,
    scenarios: report.scenarios.map((each, i) => ({
      ...each,
      flows: each.flows.map((flow, j) => ({ ...flow, darkMs: 100 * i + j + 1, darkMinMs: i + j })),
    })),
  }
}
