import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { InProcessAccount } from '../accounts/inProcess.ts'
import { call, siteWithPort, story } from './story.ts'

interface Port {
  readonly connectionId: string
  readonly connectionState: string
  readonly awsDevice: string
}

async function ports(account: InProcessAccount): Promise<readonly Port[]> {
  const { connections } = await call(account, 'DescribeConnections')
  return connections as Port[]
}

async function states(account: InProcessAccount): Promise<string> {
  return (await ports(account)).map(({ connectionState }) => connectionState).join(' ')
}

/** Breaks it, waits, heals it; the states of the ports while it is broken. */
async function whileCut({ served, carrier }: Awaited<ReturnType<typeof story>>, on: string): Promise<string> {
  const fault = await carrier.own('PostFault', { kind: 'cut', on })
  await served.service.advance(1000)
  const found = await states(carrier)
  await carrier.own('DeleteFault', { id: String((fault as { id?: string }).id) })
  await served.service.advance(20_000)
  assert.equal(await states(carrier), 'available available available')
  return found
}

test('a running service: a room, a meet-me room and a line card take the light of all that is in them', async () => {
  await using told = await story()
  const { carrier } = told
  const ids = [await siteWithPort(carrier, { name: 'hq', asn: 65_001, prefixes: ['10.0.0.0/16'] })]
  for (const connectionName of ['hq-2', 'hq-3']) {
    const tags = [{ key: 'landbridge:router', value: 'hq-edge' }]
    const order = { location: 'EqDC2', bandwidth: '10Gbps', connectionName, tags }
    ids.push(String((await call(carrier, 'CreateConnection', order)).connectionId))
  }
  await told.served.service.advance(10 * 86_400_000)
  await carrier.own('PutRouter', { name: 'hq-edge', site: 'hq', asn: 65_001, room: 'basement' })
  for (const [i, connectionId] of ids.entries()) {
    const said = i === 0 ? { room: 'mmr-1', lineCard: 'c1' } : { room: 'mmr-2', lineCard: 'c1' }
    await carrier.own('PutCrossConnect', { connectionId, router: 'hq-edge', ...said })
  }
  const devices = new Map((await ports(carrier)).map(({ connectionId, awsDevice }) => [connectionId, awsDevice]))
  const [one, other, again] = ids.map(id => devices.get(id))
  assert.ok(one === again && one !== other, 'two devices of a location in turn')

  assert.equal(await states(carrier), 'available available available')
  const listed = (await ports(carrier)).map(({ connectionId }) => connectionId)
  const down = (...numbers: readonly number[]) =>
    listed.map(id => (numbers.includes(ids.indexOf(id)) ? 'down' : 'available')).join(' ')
  assert.equal(await whileCut(told, 'room:site-111111111111-hq/basement'), down(0, 1, 2))
  assert.equal(await whileCut(told, 'room:EQDC2/mmr-2'), down(1, 2))
  assert.equal(await whileCut(told, `line-card:${one}/c1`), down(0, 2))
  assert.equal(await whileCut(told, `line-card:${other}/c1`), down(1))
})
