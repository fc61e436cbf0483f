import type { Topology } from '../topology/topology.ts'
import { type NamedFaults, namedFaults } from './namedFaults.ts'
import { type Every, everyScript, everySingle } from './play/enumerate.ts'
import type { Script } from './script.ts'

/** What to play: one scenario of everything that is named, and every single, double or triple failure. */
export interface DrillRequest extends NamedFaults {
  readonly every?: Every
}

/** The scripts a request asks for, or why it cannot be played. */
export function scriptsFor(
  topology: Topology,
  { every: how, ...request }: DrillRequest,
): { readonly scripts: readonly Script[] } | { readonly problem: string } {
  const named: Script[number][] = []
  for (const found of namedFaults(topology, request)) {
    if ('problem' in found) return { problem: found.problem }
    if (found.fault.kind === 'flap' && found.fault.times === undefined) return { problem: endless(found.fault) }
    named.push(found.fault)
  }
  const every = how === undefined ? [] : everyScript(topology, how)
  if (named.length === 0 && how === undefined) return { scripts: everySingle(topology) }
  return { scripts: [...(named.length > 0 ? [named] : []), ...every] }
}

function endless({ domain }: Script[number]): string {
  return `${domain.name} flaps without end: say how often it goes down, as in 5s/20s*3; until a moment is for a drill file.`
}
