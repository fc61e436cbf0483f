import { setTimeout as sleep } from 'node:timers/promises'
import { drawn } from '../../src/routing/testNetwork.ts'
import { isDisputed } from './isDisputed.ts'
import { Laboratory } from './laboratory.ts'
import { modelTables, solutionWith } from './modelTables.ts'
import type { Comparison, Order } from './order.ts'
import { bestOf, type RouterTables } from './tables.ts'

type AllTables = ReadonlyMap<string, RouterTables>

const SESSIONS_WITHIN_MS = 60_000
/** So long nothing may change before it counts as settled: the slowest timer that moves routes is FRR's, a second. */
const QUIET_MS = 4000
const SETTLES_WITHIN_MS = 30_000

/**
 * Plays a drawing on real routers and on the model until they agree or the routers have come to rest on something else.
 * `modelled` gives the model another drawing of the same routers and links: then a difference has to be found.
 */
export async function compare(
  { engine, drawing, modelled = drawing }: Omit<Order, 'id'>,
  folder: string,
  prefix: string,
): Promise<Comparison> {
  const began = performance.now()
  const network = drawn(drawing)
  const expected = drawn(modelled)
  const model = modelTables(expected, engine)
  const answer = (outcome: Comparison['outcome'], differences: readonly string[]) => ({
    routers: network.nodes.size,
    lines: [...model.values()].reduce((sum, { length }) => sum + length, 0),
    milliseconds: Math.round(performance.now() - began),
    outcome,
    differences,
  })
  await using laboratory = await Laboratory.start(network, engine, folder, prefix)
  while (!(await laboratory.isReady())) {
    if (performance.now() - began > SESSIONS_WITHIN_MS)
      throw new Error(`Not all sessions came up within ${SESSIONS_WITHIN_MS} ms`)
    await sleep(50)
  }
  const ready = performance.now()
  let last = ''
  let activity = ''
  let changedAt = ready
  for (;;) {
    const read = await everything(laboratory)
    const differences = differencesOf(model, read)
    if (differences.length === 0) return answer('same', [])
    const best = new Map([...read].map(([name, lines]) => [name, bestOf(lines)]))
    const ofTheirs = differencesOf(solutionWith(expected, engine, best), read)
    if (ofTheirs.length === 0) return answer('another', [])
    const now = performance.now()
    const text = JSON.stringify([...read])
    const isQuiet = text === last && now - changedAt > QUIET_MS
    const seen = isQuiet || text !== last ? await laboratory.activity() : activity
    if (text !== last || seen !== activity) {
      last = text
      activity = seen
      changedAt = now
    }
    if (now - changedAt > QUIET_MS) return answer('different', ofTheirs.length < differences.length ? ofTheirs : differences)
    if (now - ready > SETTLES_WITHIN_MS) return answer(isDisputed(expected) ? 'restless' : 'different', differences)
    await sleep(100)
  }
}

async function everything(laboratory: Laboratory): Promise<AllTables> {
  const candidates = await laboratory.candidates()
  const forwarding = await laboratory.forwarding()
  return new Map([...candidates].map(([name, lines]) => [name, [...lines, ...(forwarding.get(name) ?? [])].sort()]))
}

function differencesOf(model: AllTables, routers: AllTables): string[] {
  return [...model].flatMap(([name, lines]) => {
    const theirs = routers.get(name) ?? []
    const [had, have] = [new Set(lines), new Set(theirs)]
    return [
      ...lines.filter(line => !have.has(line)).map(line => `${name} - ${line}`),
      ...theirs.filter(line => !had.has(line)).map(line => `${name} + ${line}`),
    ]
  })
}
