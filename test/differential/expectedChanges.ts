import { ALL_UP, type DetectionEvent } from '../../src/routing/beliefs.ts'
import { converge } from '../../src/routing/converge.ts'
import { type Assumptions, damage } from '../../src/routing/detection.ts'
import type { Network } from '../../src/routing/network.ts'
import { failing, type Phase, type Settled } from '../../src/routing/timeline.ts'
import type { Engine } from './order.ts'
import { forwardingLine } from './tables.ts'

interface Expected {
  /** The last change of each router's way to a prefix, by `node prefix`: best case, and worst with the tolerance. */
  readonly changes: ReadonlyMap<string, { readonly from: number; readonly to: number }>
  /** Forwarding tables before it and at the end of it, by router. */
  readonly before: ReadonlyMap<string, readonly string[]>
  readonly after: ReadonlyMap<string, readonly string[]>
}

/** What is no timer of the routers: a veth pair loses its light at once, where a switch's port may take 10 ms. */
const ASSUMPTIONS: Assumptions = {
  carrier: { bestMs: 0, worstMs: 100 },
  notification: { bestMs: 0, worstMs: 100 },
  reconnect: { bestMs: 1000, worstMs: 10_000 },
  deletion: { bestMs: 0, worstMs: 100 },
  deletionSendsCease: false,
  lossWindowMs: 3_600_000,
}

/** What the model says of a link that breaks at 0. */
export function expectedChanges(network: Network, engine: Engine, component: string, kind: 'cut' | 'silent'): Expected {
  const first = converge(network, ALL_UP)
  const rfc = damage(network, [{ component, kind }], ASSUMPTIONS)
  const harm = engine === 'bird' ? { ...rfc, events: rfc.events.map(withHastyHold) } : rfc
  const settled: Settled = { byBeliefs: new Map() }
  const played = (phase: Phase) =>
    failing(network, first, harm, phase, settled).frames.map(({ atMs, convergence }) => ({
      atMs,
      tables: forwarding(network, convergence),
    }))
  const [best, worst] = [played('best'), played('worst')]
  const bestTimes = lastChanges(best)
  const changes = [...lastChanges(worst)].map(
    ([key, latest]) => [key, { from: bestTimes.get(key) ?? 0, to: latest + Math.max(100, latest / 10) }] as const,
  )
  return {
    changes: new Map(changes),
    before: perNode(worst[0]?.tables ?? new Map()),
    after: perNode(worst.at(-1)?.tables ?? new Map()),
  }
}

/** BIRD takes up to a quarter off its hold timer, by chance, as RFC 4271 §10 asks of other timers. */
function withHastyHold(event: DetectionEvent): DetectionEvent {
  const { bestMs, worstMs } = event.range
  return event.by === 'hold' ? { ...event, range: { bestMs: bestMs - worstMs / 4, worstMs } } : event
}

/** Ways by `node prefix`. */
type Ways = ReadonlyMap<string, string>

function forwarding(network: Network, { tables }: ReturnType<typeof converge>): Ways {
  return new Map(
    [...network.nodes.keys()].flatMap(name =>
      [...(tables.routes.get(name) ?? [])].map(([prefix, { chosen }]) => {
        const ways = chosen.map(path => path.nextHop?.link ?? (path.protocol === 'local' ? 'here' : 'discarded'))
        return [`${name} ${prefix}`, forwardingLine(prefix, ways)] as const
      }),
    ),
  )
}

function perNode(ways: Ways): Map<string, string[]> {
  const tables = new Map<string, string[]>()
  for (const [key, line] of ways) {
    const name = key.slice(0, key.indexOf(' '))
    tables.set(name, [...(tables.get(name) ?? []), line])
  }
  return tables
}

function lastChanges(frames: readonly { readonly atMs: number; readonly tables: Ways }[]): Map<string, number> {
  const changes = new Map<string, number>()
  for (const [i, { atMs, tables }] of frames.entries()) {
    const before = frames[i - 1]?.tables
    if (!before) continue
    for (const key of new Set([...before.keys(), ...tables.keys()])) {
      if (before.get(key) !== tables.get(key)) changes.set(key, atMs)
    }
  }
  return changes
}
