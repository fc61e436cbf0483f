import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listen } from '../../src/wire/listener.ts'
import type { WireResponse } from '../../src/wire/message.ts'
import { hardService } from './hardService.ts'
import { type Exchange, type Pieces, rawExchange } from './rawExchange.ts'

/** One character at a time. */
function trickle(text: string, everyMs: number): Pieces {
  return [...text].flatMap(character => [character, everyMs])
}

const HEAD = 'POST /landbridge/v1/faults HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n'
const LONG_HEAD = `${HEAD}X: ${'x'.repeat(10_000)}\r\n`

function assertTimedOut({ answers, isClosed }: Exchange): void {
  assert.deepEqual(
    answers.map(({ status, body }) => [status, body]),
    [[408, '{"message":"The request took too long to arrive."}']],
  )
  assert.match(answers[0]?.headers ?? '', /connection: close/i)
  assert.equal(isClosed, false, 'the answer was there before the end')
}

test('a listener loses patience with headers and with bodies, and with nobody else', async t => {
  const answer = async (): Promise<WireResponse> => ({ status: 200, headers: {}, body: 'done' })
  const patience = { headersMs: 300, requestMs: 900 }
  const bugs: unknown[] = []
  const report = (bug: unknown) => void bugs.push(bug)
  await using listener = await listen({ host: '127.0.0.1', port: 0, answer, rest: answer, report, patience })
  await Promise.all([
    t.test('headers that trickle', async () => assertTimedOut(await rawExchange(listener.port, trickle(LONG_HEAD, 20)))),
    t.test('headers that stop', async () => assertTimedOut(await rawExchange(listener.port, [HEAD]))),
    t.test('a body that trickles', async () => {
      assertTimedOut(await rawExchange(listener.port, [`${HEAD}Content-Length: 9999\r\n\r\n`, ...trickle('{'.repeat(500), 20)]))
    }),
    t.test('a body in chunks that trickles', async () => {
      const head = `${HEAD}Transfer-Encoding: chunked\r\n\r\n`
      assertTimedOut(await rawExchange(listener.port, [head, ...trickle('1\r\n{\r\n'.repeat(200), 10)]))
    }),
    t.test('a slow client who is done in time', async () => {
      const head = `${HEAD}Content-Length: 2\r\n\r\n`
      const { answers } = await rawExchange(listener.port, [head, ...trickle('{}', 250)])
      assert.deepEqual(
        answers.map(({ status }) => status),
        [200],
      )
    }),
  ])
  assert.deepEqual(bugs, [])
})

test('the service itself gives a client ten seconds for its headers, and others do not wait for it', async () => {
  await using service = await hardService()
  const began = performance.now()
  const slow = Array.from({ length: 50 }, () => rawExchange(service.port, trickle(LONG_HEAD, 100), { patienceMs: 20_000 }))
  await new Promise(resolve => setTimeout(resolve, 500))
  const asked = performance.now()
  assert.equal((await fetch(`${service.url}/healthz`)).status, 200)
  assert.ok(performance.now() - asked < 1000)
  for (const exchange of await Promise.all(slow)) assertTimedOut(exchange)
  const took = performance.now() - began
  assert.ok(took > 9000 && took < 15_000, `${took} ms`)
  await service.assertWell(100e6)
})
