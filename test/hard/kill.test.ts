import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { type ServiceUnderTest, serviceUnderTest } from '../clients/serviceUnderTest.ts'
import { randomFrom } from '../wire/randomValue.ts'
import { Ledger } from './ledger.ts'
import { type Order, ordersAt } from './orders.ts'

const OPERATIONS = 500
const KILLS = 7
const WRITERS = 6

const folder = await mkdtemp(join(tmpdir(), 'landbridge-kill-'))
after(() => rm(folder, { recursive: true, force: true }))

const quotas = join(folder, 'quotas.json')
await writeFile(
  quotas,
  JSON.stringify({
    connectionsPerLocation: 500,
    vpcsPerRegion: 500,
    customerGatewaysPerRegion: 500,
    directConnectGatewaysPerAccount: 500,
  }),
)

type Thing = keyof ReturnType<typeof ordersAt>
const THINGS: readonly Thing[] = ['connection', 'gateway', 'vpc', 'customerGateway']
const ledgers = Object.fromEntries(THINGS.map(thing => [thing, new Ledger()])) as Record<Thing, Ledger>

const random = randomFrom(9)
const chance = (below: number) => Math.floor(random() * below)
const busy = new Set<string>()
let names = 0
let acknowledged = 0

/** One operation; its answer or its absence goes into the ledger. Whatever the service refuses is a failure of the test. */
async function operate(order: Order, ledger: Ledger): Promise<void> {
  const idle = ledger.standing().filter(id => !busy.has(id))
  const id = idle[chance(idle.length)]
  const choice = chance(10)
  const name = `n${++names}`
  if (id === undefined || choice < 5) {
    const made = await answered(order.make(name))
    if (made === undefined) ledger.notAnswered()
    else ledger.made(made, name)
    return
  }
  busy.add(id)
  if (choice < 8) {
    ledger.renaming(id, name)
    if (await answered(order.rename(id, name).then(() => true))) ledger.renamed(id, name)
  } else {
    ledger.removing(id)
    if (await answered(order.remove(id).then(() => true))) ledger.removed(id)
  }
  busy.delete(id)
}

/** undefined: the connection broke before an answer came. */
async function answered<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    const answer = await call
    acknowledged++
    return answer
  } catch (thrown) {
    const { $metadata, message } = thrown as { $metadata?: { httpStatusCode?: number }; message?: string }
    assert.equal($metadata?.httpStatusCode, undefined, `refused: ${message}`)
    return undefined
  }
}

/** Writers at work until so many operations are acknowledged in all; then the process is killed under them. */
async function workAndKill(service: ServiceUnderTest, until: number): Promise<void> {
  const orders = ordersAt(service.url)
  let isAlive = true
  const reached = Promise.withResolvers<void>()
  const writers = Array.from({ length: WRITERS }, async () => {
    while (isAlive) {
      const thing = THINGS[chance(THINGS.length)]!
      await operate(orders[thing], ledgers[thing])
      if (acknowledged >= until) reached.resolve()
    }
  })
  await Promise.race([reached.promise, Promise.all(writers)])
  await pause(chance(12))
  isAlive = false
  assert.equal(await service.stop('SIGKILL'), null)
  await Promise.all(writers)
  assert.equal(service.complaints(), '')
}

async function assertHeld(service: ServiceUnderTest): Promise<void> {
  const orders = ordersAt(service.url)
  for (const thing of THINGS) ledgers[thing].assertHeldBy(await orders[thing].list())
}

test('five hundred acknowledged operations survive seven kills, and what was under way goes on', async () => {
  const start = () => serviceUnderTest({ data: join(folder, 'data'), args: ['--pace', 'fast', '--quotas', quotas] })
  for (let kill = 1; kill <= KILLS; kill++) {
    await using service = await start()
    await assertHeld(service)
    await workAndKill(service, Math.round((kill * OPERATIONS) / KILLS))
  }
  assert.ok(acknowledged >= OPERATIONS)
  await using service = await start()
  await assertHeld(service)
  const states = async () => {
    const lists = await Promise.all(Object.values(ordersAt(service.url)).map(order => order.list()))
    return new Set(lists.flatMap(list => [...list.values()].map(({ state }) => state)))
  }
  const deadline = performance.now() + 15_000
  while (!(await states()).isSubsetOf(new Set(['available'])) && performance.now() < deadline) await pause(200)
  assert.deepEqual([...(await states())], ['available'])
  assert.equal(service.complaints(), '')
})
