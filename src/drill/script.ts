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
  readonly faults: readonly ScenarioFault[]
  readonly breakages: readonly Breakage[]
}

/** Both are asked for several times while a script is played. */
const KNOWN = new WeakMap<Script, Played>()

function played(script: Script): Played {
  const known = KNOWN.get(script)
  if (known) return known
  const faults = script.map(({ domain, ...how }): ScenarioFault => ({ ...how, on: domain.id, name: domain.name }))
  const found = { faults, breakages: faults.map(breakageOf) }
  KNOWN.set(script, found)
  return found
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
