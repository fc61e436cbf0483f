import type { Breakage } from '../routing/detection.ts'
import type { FailureDomain } from '../topology/topology.ts'
import type { ScenarioFault } from './report.ts'

/** One scenario to play: everything in it breaks at the same moment. */
export type Script = readonly Faulty[]

/** A domain, and how it fails. */
export type Faulty = { readonly domain: FailureDomain } & Omit<ScenarioFault, 'on' | 'name'>

/** The script as reports tell it. */
export function faultsOf(script: Script): readonly ScenarioFault[] {
  return played(script).faults
}

/** What is broken on the network while the script's faults are in force. */
export function breakagesOf(script: Script): readonly Breakage[] {
  return played(script).breakages
}

interface Played {
  readonly script: Script
  readonly faults: readonly ScenarioFault[]
  readonly breakages: readonly Breakage[]
}

/** One script is asked about several times, and then the next. */
let last: Played | undefined

function played(script: Script): Played {
  if (last?.script === script) return last
  const faults = script.map(({ domain, ...how }): ScenarioFault => ({ ...how, on: domain.id, name: domain.name }))
  last = { script, faults, breakages: faults.map(breakageOf) }
  return last
}

/** A fault without what reports say beside it. */
function breakageOf({ on, kind, direction, share, toBps }: ScenarioFault): Breakage {
  return {
    component: on,
    kind,
    ...(direction === undefined ? {} : { direction }),
    ...(share === undefined ? {} : { share }),
    ...(toBps === undefined ? {} : { toBps }),
  }
}
