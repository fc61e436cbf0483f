import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PrintedDocument } from '../../src/handoff/document.ts'
import { DAY_MS, type InProcess, type InProcessAccount, inProcess } from './inProcess.ts'

interface Ordered {
  readonly account: InProcessAccount
  readonly connectionId: string
  /** Where the letter of today can be verified, below `/landbridge/v1`. */
  letter(): Promise<string>
}

async function ordered(served: InProcess): Promise<Ordered> {
  const account = served.account('111111111111')
  const order = { location: 'EqDC2', bandwidth: '10Gbps', connectionName: 'port-name' }
  const { connectionId } = (await account.call('directconnect.CreateConnection', order)) as unknown as { connectionId: string }
  return {
    account,
    connectionId,
    async letter() {
      const { loaContent } = (await account.call('directconnect.DescribeLoa', { connectionId })) as unknown as {
        loaContent: PrintedDocument
      }
      const [qr] = loaContent.blocks.filter(block => block.kind === 'qr')
      return qr?.path.replace('/landbridge/v1', '') ?? ''
    },
  }
}

const stateOf = (served: InProcess, id: string) => served.service.store.world.get('connection', id)?.body

test('whoever has a letter can verify it, and is told what stands on it and nothing else', async () => {
  await using served = await inProcess('instant', 'manual')
  const { connectionId, letter } = await ordered(served)
  await served.service.advance(0)
  const operator = served.account('999999999999')
  const path = await letter()
  assert.deepEqual((await operator.rest('GET', path)).json, {
    code: path.slice('/loa/'.length),
    connectionId,
    facility: 'Equinix DC2/DC11, Ashburn, VA',
    locationCode: 'EqDC2',
    portSpeed: '10Gbps',
    issued: '2026-11-21',
    validUntil: '2027-02-19',
    status: 'valid',
  })
  assert.equal((await operator.rest('GET', path.toLowerCase())).json.status, 'valid', 'people type small letters')
  assert.equal((await operator.rest('GET', '/loa/AAAA-BBBB-CCCC')).status, 404)
})

test('a letter lapses after 90 days, and one that is issued again is valid beside it', async () => {
  await using served = await inProcess('instant', 'manual')
  const { account, letter } = await ordered(served)
  await served.service.advance(0)
  const status = async (path: string) => (await account.rest('GET', path)).json.status
  const first = await letter()
  await served.service.advance(89 * DAY_MS)
  const second = await letter()
  await served.service.advance(DAY_MS)
  assert.deepEqual([await status(first), await status(second)], ['lapsed', 'valid'])
})

test('first light uses the letter and begins the billing', async () => {
  await using served = await inProcess()
  const { account, connectionId, letter } = await ordered(served)
  assert.equal(stateOf(served, connectionId)?.state, 'available')
  assert.equal(stateOf(served, connectionId)?.billingStartedAt, served.service.clock.now())
  assert.equal((await account.rest('GET', await letter())).json.status, 'used')
  await served.service.advance(200 * DAY_MS)
  assert.equal(stateOf(served, connectionId)?.state, 'available', 'a port with light is nobody’s to remove')
})

test('a port that never has light is billed after 90 days and removed 10 days later', async () => {
  await using served = await inProcess('instant', 'manual')
  const { account, connectionId, letter } = await ordered(served)
  await served.service.advance(0)
  const loaAvailableAt = served.service.clock.now()
  const path = await letter()
  await served.service.advance(90 * DAY_MS - 1)
  assert.equal(stateOf(served, connectionId)?.billingStartedAt, undefined)
  await served.service.advance(1)
  const { state, billingStartedAt, removalWarnedAt } = stateOf(served, connectionId) ?? {}
  const warned = loaAvailableAt + 90 * DAY_MS
  assert.deepEqual([state, billingStartedAt, removalWarnedAt], ['pending', warned, warned])
  await served.service.advance(10 * DAY_MS - 1)
  assert.equal(stateOf(served, connectionId)?.state, 'pending')
  await served.service.advance(1)
  assert.equal(stateOf(served, connectionId)?.state, 'deleted')
  assert.equal((await account.rest('GET', path)).json.status, 'withdrawn')
})

test('light in the last moment keeps the port, whatever it has been warned of', async () => {
  await using served = await inProcess('instant', 'manual')
  const { account, connectionId } = await ordered(served)
  await served.service.advance(99 * DAY_MS)
  await account.own('PutSite', { name: 'site' })
  await account.own('PutRouter', { name: 'edge', site: 'site' })
  await account.own('PutCrossConnect', { connectionId, router: 'edge' })
  await served.service.advance(30 * DAY_MS)
  const { state, billingStartedAt, loaAvailableAt = 0 } = stateOf(served, connectionId) ?? {}
  assert.deepEqual([state, billingStartedAt], ['available', loaAvailableAt + 90 * DAY_MS])
})
