/**
 * Prints what one transit gateway with thousands of VPC attachments costs: compiling and converging its network, a trace
 * through it, and a change of a route until the tables are observed: `node bench/transitGateway.ts [--attachments 5000]
 * [--rounds 7]`.
 */
import { parseArgs } from 'node:util'
import { DEFAULT_ASSUMPTIONS } from '../src/drill/assumptions.ts'
import { trace } from '../src/drill/trace/trace.ts'
import { ManualClock } from '../src/fabric/clock.ts'
import { ModelFabric } from '../src/fabric/model/modelFabric.ts'
import { Networks } from '../src/reconcile/networks.ts'
import { draftOf } from '../src/resources/draft.ts'
import { WorldTables } from '../src/resources/tables.ts'
import type { Change, Draft } from '../src/resources/world.ts'
import { compile } from '../src/topology/compile.ts'
import { ComponentWorld, componentAround } from '../src/topology/component.ts'
import { spoke, transitGateway, transitRoute, transitVpn } from '../src/topology/testTransitWorld.ts'
import { GEOGRAPHY, site } from '../src/topology/testWorld.ts'
import { loadAverage, machine } from './print/machine.ts'
import { median } from './print/median.ts'
import { table } from './print/table.ts'

const { values } = parseArgs({
  options: { attachments: { type: 'string', default: '5000' }, rounds: { type: 'string', default: '7' } },
})
const attachments = Number(values.attachments)
const rounds = Number(values.rounds)

const world = new WorldTables()
function write(change: (draft: Draft) => void): readonly Change[] {
  const draft = draftOf(world)
  change(draft)
  const changes = draft.changes()
  world.apply(changes)
  return changes
}

const changes = write(draft => {
  site(draft, [{ name: 'edge' }])
  transitGateway(draft, { tables: ['production', 'development'] })
  for (let i = 0; i < attachments; i++) {
    const name = i % 2 === 0 ? 'production' : 'development'
    const cidr = `10.${64 + Math.floor(i / 256)}.${i % 256}.0/24`
    const hosts = i < 4 || i >= attachments - 4 ? { [`h${i}`]: cidr.replace('.0/24', '.10') } : {}
    spoke(draft, `v${i}`, cidr, { table: name, to: [name], hosts })
  }
  transitVpn(draft, 'backup', '198.51.100.1', { table: 'production', to: ['production'] })
})

/** By stage, what passed on the clock and what this thread computed, in ms. */
const wall = new Map<string, number[]>()
const computed = new Map<string, number[]>()
async function stage<T>(name: string, run: () => T | Promise<T>): Promise<T> {
  const [startedAt, before] = [performance.now(), process.threadCpuUsage()]
  const result = await run()
  const { user, system } = process.threadCpuUsage(before)
  wall.set(name, [...(wall.get(name) ?? []), performance.now() - startedAt])
  computed.set(name, [...(computed.get(name) ?? []), (user + system) / 1000])
  return result
}

console.log(`${machine()}.\n`)
const clock = new ManualClock(0)
await using fabric = new ModelFabric(clock, DEFAULT_ASSUMPTIONS)
const networks = new Networks(GEOGRAPHY)
const { fresh } = await stage('first sight of all rows', () => networks.update(world, changes))
for (const { name, topology } of fresh) await fabric.set(name, topology, [])
const start = world.get('transitGateway', 'tgw-hub')
if (!start) throw new TypeError('the gateway was not written')
for (let round = 0; round < rounds; round++) {
  const rows = await stage('find what hangs together', () => componentAround(world, start))
  const topology = await stage('compile and converge', () => compile(new ComponentWorld(world, rows), GEOGRAPHY))
  const [from, to, far] = ['h0', 'h2', `h${attachments - 1}`].map(name => topology.hosts.get(name))
  if (!from || !to || !far) throw new TypeError('a host is missing')
  const moment = { convergence: topology.baseline, brokenLinks: new Set<string>() }
  const arrived = await stage('first trace', () => trace(topology, moment, from, to))
  const apart = await stage('next trace', () => trace(topology, moment, from, far))
  if (arrived.outcome !== 'delivered' || apart.outcome !== 'dropped') throw new TypeError('the segments are wrong')
  const [destination, name] = [`10.${200 + round}.0.0/16`, 'a route until it is observed'] as const
  const written = write(draft => transitRoute(draft, 'production', destination, 'v0'))
  await stage(name, async () => {
    for (const compiled of networks.update(world, written).fresh) {
      const seen = await fabric.set(compiled.name, compiled.topology, [])
      const found = seen.find(({ kind, id }) => kind === 'transitRoutes' && id === 'rt-production')
      if (found?.kind !== 'transitRoutes' || !found.routes.some(({ cidr }) => cidr === destination))
        throw new TypeError('no route')
    }
  })
}
const text = (ms: number) => `${ms.toFixed(1)} ms`
const rows = [...wall].map(([name, ms]) => [
  name,
  text(median(ms)),
  text(Math.max(...ms)),
  text(median(computed.get(name) ?? [])),
])
console.log(table([`${attachments} VPC attachments, ${world.nextOrder - 1} rows`, 'median', 'most', 'computed'], rows))
console.log(`\n${rounds} rounds in one process. ${loadAverage('after')}`)
