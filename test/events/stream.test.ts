import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { test } from 'node:test'
import { openMemoryStore } from '../../src/store/openMemoryStore.ts'
import { EventLog } from '../../src/wire/landbridge/eventLog.ts'
import { restWith } from '../../src/wire/landbridge/rest.ts'
import { listen } from '../../src/wire/listener.ts'
import { eventReader } from './eventReader.ts'

const SCOPE = { account: '123456789012', region: 'us-east-1' }
const OTHER = { ...SCOPE, account: '210987654321' }

/** The stream over a store that the test changes itself. */
async function served() {
  const store = openMemoryStore()
  const events = new EventLog(store, () => 7)
  const unused = async () => assert.fail('not asked for')
  const bugs: unknown[] = []
  const report = (bug: unknown) => void bugs.push(bug)
  const rest = restWith({
    store,
    events,
    report,
    version: '0',
    assumptions: undefined as never,
    now: () => 7,
    perform: unused,
    page: unused,
  })
  const listener = await listen({ host: '127.0.0.1', port: 0, answer: unused, rest, report })
  let count = 0
  return {
    ...listener,
    events,
    bugs,
    /** Makes so many events. */
    happen(times: number, scope = SCOPE) {
      for (let i = 0; i < times; i++) {
        store.apply(draft => draft.put('fault', `fault-${++count}`, scope, { kind: 'cut', on: `router:${count}`, since: 0 }))
      }
    },
    [Symbol.asyncDispose]: async () => {
      events[Symbol.dispose]()
      await listener.close()
      assert.deepEqual(bugs, [])
    },
  }
}

test('JSON lines: first where it starts, then what happens from then on', async () => {
  await using service = await served()
  service.happen(2)
  await using reader = await eventReader(service.url)
  assert.equal(reader.contentType, 'application/x-ndjson')
  const { last } = service.events
  assert.deepEqual(await reader.next(), { type: 'start', seq: last, gone: false })
  service.happen(1)
  assert.deepEqual(await reader.next(), {
    seq: last + 1,
    at: 7,
    ...SCOPE,
    type: 'fault',
    id: 'fault-3',
    name: 'router:3',
    from: null,
    to: 'cut',
  })
})

test('server-sent events for whoever accepts them, resumed by Last-Event-ID', async () => {
  await using service = await served()
  service.happen(5)
  const headers = { accept: 'text/event-stream', 'last-event-id': String(service.events.last - 2) }
  await using reader = await eventReader(service.url, { headers })
  assert.equal(reader.contentType, 'text/event-stream')
  assert.deepEqual(await reader.next(), { type: 'start', seq: service.events.last - 2, gone: false })
  assert.deepEqual([(await reader.next())?.id, (await reader.next())?.id], ['fault-4', 'fault-5'])
})

test('the wire form of a server-sent event has its type and its number', async () => {
  await using service = await served()
  service.happen(1)
  const response = await fetch(`${service.url}/events?after=0`, { headers: { accept: 'text/event-stream' } })
  const { value } = await response.body!.getReader().read()
  const { last } = service.events
  const start = `event: start\nid: ${last - 1}\ndata: {"type":"start","seq":${last - 1},"gone":true}\n\n`
  assert.ok(new TextDecoder().decode(value).startsWith(`${start}event: fault\nid: ${last}\ndata: {"seq":${last},`))
})

test('?after=0 gives everything that is remembered', async () => {
  await using service = await served()
  service.happen(10_010)
  await using reader = await eventReader(service.url, { query: '?after=0' })
  const lines = await reader.until(({ id }) => id === 'fault-10010')
  assert.deepEqual([lines.length, lines[0]?.gone, lines[1]?.id], [10_001, true, 'fault-11'])
})

test('without credentials all accounts are shown, or the one that the header names', async () => {
  await using service = await served()
  await using all = await eventReader(service.url)
  await using one = await eventReader(service.url, { headers: { 'x-landbridge-account': OTHER.account } })
  await all.next()
  await one.next()
  service.happen(1)
  service.happen(1, OTHER)
  assert.deepEqual([(await all.next())?.account, (await all.next())?.account], [SCOPE.account, OTHER.account])
  assert.equal((await one.next())?.account, OTHER.account)
})

// biome-ignore format: a table is read by its rows
for (const [because, method, query, headers, status, message] of [
  ['a number that is none', 'GET', '?after=yesterday', {}, 400, 'The parameter after is "yesterday"; it takes the seq of an event, or 0 for everything that is remembered.'],
  ['a number that is not whole', 'GET', '?after=1.5', {}, 400, 'The parameter after is "1.5"'],
  ['an empty number', 'GET', '?after=', {}, 400, 'The parameter after is ""'],
  ['a number beyond all numbers', 'GET', '?after=9999999999999999', {}, 400, 'The parameter after'],
  ['a Last-Event-ID of something else', 'GET', '', { 'last-event-id': 'abc' }, 400, 'The header Last-Event-ID is "abc"'],
  ['an account that is none', 'GET', '', { 'x-landbridge-account': '12' }, 400, 'it takes 12 digits'],
  ['a POST', 'POST', '', { 'content-type': 'application/json' }, 405, '/events takes GET.'],
] as const) {
  test(`${because} is ${status}`, async () => {
    await using service = await served()
    const answer = await fetch(`${service.url}/events${query}`, { method, headers })
    const text = await answer.text()
    assert.equal(answer.status, status, text)
    assert.ok(JSON.parse(text).message.includes(message), text)
  })
}

test('a reader who does not read costs nothing, holds nobody up, and learns what it missed', async () => {
  await using service = await served()
  const socket = connect(service.port, '127.0.0.1', () => socket.write('GET /events?after=0 HTTP/1.1\r\nHost: localhost\r\n\r\n'))
  await new Promise(resolve => socket.once('readable', resolve))
  const before = process.memoryUsage().heapUsed
  // More than every buffer between the two ends takes in, and than the log remembers.
  for (let round = 0; round < 60; round++) {
    service.happen(1000)
    await new Promise(resolve => setImmediate(resolve))
  }
  await using other = await eventReader(service.url, { query: `?after=${service.events.last - 1}` })
  assert.equal((await other.until(({ type }) => type === 'fault')).at(-1)?.id, 'fault-60000')
  const grown = process.memoryUsage().heapUsed - before
  // 60,000 rows of the store are in this too.
  assert.ok(grown < 150e6, `the heap grew by ${grown}`)
  let text = ''
  for await (const piece of socket) {
    text += piece
    if (text.includes('fault-60000"')) break
  }
  const starts = text.match(/"type":"start","seq":\d+,"gone":true/g) ?? []
  assert.ok(starts.length >= 2, `what it missed in the middle is told: ${starts}`)
})

test('readers end with the service, at once', async () => {
  const service = await served()
  await using reader = await eventReader(service.url)
  await reader.next()
  const began = performance.now()
  await service[Symbol.asyncDispose]()
  assert.equal(await reader.next(), undefined)
  assert.ok(performance.now() - began < 1000)
})
