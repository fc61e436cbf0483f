import { domainByName } from '../../src/drill/domainByName.ts'
import { drill } from '../../src/drill/drill.ts'
import { everyDouble, everySingle } from '../../src/drill/play/enumerate.ts'
import type { DrillReport } from '../../src/drill/report.ts'
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
