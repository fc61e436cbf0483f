import type { Kind } from '../resources/kinds.ts'
import type { Change, World } from '../resources/world.ts'

/** Ports, and what they are patched with: light follows from them and from nothing that others do. */
const PORTS: ReadonlySet<Kind> = new Set<Kind>(['connection', 'lag', 'crossConnect'])

/** What stands at the other end of a patch. */
const ENDS: ReadonlySet<Kind> = new Set<Kind>(['router', 'site'])

/** What takes light away from things by their names. */
const BREAKING: ReadonlySet<Kind> = new Set<Kind>(['sharedRisk', 'fault'])

/**
 * Whether light, and the states of ports that follow it (`topology/portToElements.ts`), may be otherwise after these
 * changes. Whose faults count in a network depends on all that hangs together with it: with a fault anywhere, any change may.
 */
export function movesLight(world: World, changes: readonly Change[]): boolean {
  const isOfSource = ({ kind }: Change) => PORTS.has(kind) || ENDS.has(kind) || BREAKING.has(kind)
  return changes.some(change => isOfSource(change) && !isTouch(change)) || (changes.length > 0 && hasFaults(world))
}

/**
 * The changes of ports apart from the others, where light follows from them alone: no router has gone or changed that an
 * older port may be patched to, and nothing is broken. Undefined = all that changed has to be looked at.
 */
export function partedByPorts(
  world: World,
  changes: readonly Change[],
): { readonly ports: Change[]; readonly others: Change[] } | undefined {
  if (hasFaults(world)) return undefined
  const made = new Set<string>()
  for (const { kind, id, before } of changes) {
    if (BREAKING.has(kind)) return undefined
    if (!ENDS.has(kind)) continue
    if (!before) made.add(id)
    else if (!made.has(id)) return undefined
  }
  const { ports = [], others = [] } = Object.groupBy(changes, ({ kind }) => (PORTS.has(kind) ? 'ports' : 'others'))
  return { ports, others }
}

function hasFaults(world: World): boolean {
  return !world.all('fault')[Symbol.iterator]().next().done
}

/** Whoever orders on a port touches it, so that two cannot at once: that changes its revision and nothing else. */
function isTouch({ before, after }: Change): boolean {
  if (!before || !after) return false
  const [old, now] = [Object.entries(before.body), new Map(Object.entries(after.body))]
  return old.length === now.size && old.every(([name, value]) => now.has(name) && now.get(name) === value)
}
