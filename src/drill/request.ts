import type { Topology } from '../topology/topology.ts'
import { deletableByName } from './deletableByName.ts'
import { domainByName } from './domainByName.ts'
import { type Every, everyScript, everySingle } from './enumerate.ts'
import type { Script } from './script.ts'

/** What to play: one scenario of everything named in `cut`, `silent` and `delete`, and every single, double or triple failure. */
export interface DrillRequest {
  readonly cut?: readonly string[]
  readonly silent?: readonly string[]
  /** Virtual interfaces. */
  readonly delete?: readonly string[]
  readonly every?: Every
}

/** The scripts a request asks for, or why it cannot be played. */
export function scriptsFor(
  topology: Topology,
  request: DrillRequest,
): { readonly scripts: readonly Script[] } | { readonly problem: string } {
  const named: Script[number][] = []
  for (const kind of ['cut', 'silent', 'delete'] as const) {
    for (const thing of request[kind] ?? []) {
      const found = kind === 'delete' ? deletableByName(topology, thing) : domainByName(topology, thing)
      if ('problem' in found) return found
      named.push({ domain: found.domain, kind })
    }
  }
  const every = request.every === undefined ? [] : everyScript(topology, request.every)
  if (named.length === 0 && request.every === undefined) return { scripts: everySingle(topology) }
  return { scripts: [...(named.length > 0 ? [named] : []), ...every] }
}
