import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { test } from 'node:test'
import { serviceUnderTest } from '../clients/serviceUnderTest.ts'

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`${signal} ends it with 0, whoever still listens to /events`, async t => {
    await using service = await serviceUnderTest()
    const events = await fetch(`${service.url}/events`)
    const reader = events.body!.getReader()
    await reader.read()
    const idle = connect(Number(new URL(service.url).port), '127.0.0.1')
    idle.on('error', () => {})
    t.after(() => idle.destroy())
    await once(idle, 'connect')
    assert.equal(await service.stop(signal), 0)
    assert.equal(service.complaints(), '')
    await reader.read().catch(() => {})
  })
}

test('a second Ctrl-C, as npm passes it on, changes nothing', async () => {
  await using service = await serviceUnderTest()
  assert.deepEqual(await Promise.all([service.stop('SIGINT'), service.stop('SIGINT')]), [0, 0])
})
