import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { serviceWithKeys } from '../wire/signaturesService.ts'
import { ALICE, BOB } from '../wire/signaturesSigner.ts'
import type { Things } from './nouns.ts'
import { absent, populate } from './things.ts'

let service: Awaited<ReturnType<typeof serviceWithKeys>>
let alices: Things
before(async () => {
  service = await serviceWithKeys()
  alices = await populate(service.service, { account: ALICE.account, region: 'us-east-1' }, 1)
  await populate(service.service, { account: BOB.account, region: 'us-east-1' }, 2)
})
after(() => service[Symbol.asyncDispose]())

async function asked({ accessKey, secret }: typeof ALICE, method: string, path: string, body?: object): Promise<string> {
  const response = await fetch(`${service.url}/landbridge/v1${path}`, {
    method,
    headers: { authorization: `Basic ${btoa(`${accessKey}:${secret}`)}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  // What is meant instead is guessed from how the id is spelled, among the caller's own things.
  return `${response.status} ${(await response.text()).replace(/; (did you mean [^"]*\?|there are [^"]*\.)/, '')}`
}

// biome-ignore format: a table is read by its rows
const COMPUTED: readonly [because: string, ask: (id: string) => readonly [method: string, path: string, body?: object], noun: keyof Things][] = [
  ['a drill that cuts it', id => ['POST', '/drills', { cut: [id] }], 'connection'],
  ['a drill that silences it', id => ['POST', '/drills', { silent: [id] }], 'vpnConnection'],
  ['a fault on it', id => ['POST', '/faults', { kind: 'cut', on: id }], 'connection'],
  ['a fault on it as a component', id => ['POST', '/faults', { kind: 'cut', on: id }], 'connectionComponent'],
  ['a trace from it', id => ['POST', '/traces', { from: id, to: 'host2' }], 'host'],
  ['a trace to it', id => ['POST', '/traces', { from: 'host2', to: id }], 'host'],
  ['a look into its routes', id => ['GET', `/routes/${id}`], 'directConnectGateway'],
  ['a look into a router of this name', id => ['GET', `/routes/${id}`], 'router'],
  ['its cross-connect', id => ['GET', `/cross-connects/${id}`], 'connection'],
]

for (const [because, ask, noun] of COMPUTED) {
  test(`over HTTP, ${because} is to another account as if nobody had it`, async () => {
    const id = alices[noun]!
    const nobodys = absent(noun, id)
    const own = (await asked(ALICE, ...ask(id))).replaceAll(id, 'ID')
    const got = (await asked(BOB, ...ask(id))).replaceAll(id, 'ID')
    assert.equal(got, (await asked(BOB, ...ask(nobodys))).replaceAll(nobodys, 'ID'))
    assert.match(got, /^4\d\d /)
    assert.notEqual(own, got)
  })
}

test('lists over HTTP hold nothing of the other account', async () => {
  for (const path of ['/components', '/sites', '/routers', '/hosts', '/flows', '/cross-connects', '/faults']) {
    const answer = await asked(BOB, 'GET', path)
    assert.match(answer, /^200 /, path)
    for (const [noun, id] of Object.entries(alices)) {
      if (noun !== 'location' && noun !== 'region' && id !== undefined)
        assert.ok(!answer.includes(`"${id}"`), `${path} holds the ${noun} ${id}`)
    }
  }
})
