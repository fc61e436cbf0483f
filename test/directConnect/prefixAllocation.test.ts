import assert from 'node:assert/strict'
import { test } from 'node:test'
import { call, hub, routesOf, type Story, siteWithPort, stateOf, story } from './story.ts'

const many = (count: number) => Array.from({ length: count }, (_, at) => `10.${at}.0.0/16`)

async function prepared({ carrier }: Story, announced: number) {
  const connectionId = await siteWithPort(carrier, { name: 'ashburn', asn: 65_001, prefixes: many(announced) })
  const directConnectGatewayId = await hub(carrier)
  const newPrivateVirtualInterface = { virtualInterfaceName: 'vif', vlan: 100, asn: 65_001, directConnectGatewayId }
  const { virtualInterfaceId } = await call(carrier, 'CreatePrivateVirtualInterface', {
    connectionId,
    newPrivateVirtualInterface,
  })
  const announce = (count: number) => carrier.own('PutSite', { name: 'ashburn', prefixes: many(count) })
  return { virtualInterfaceId, announce, state: () => stateOf(carrier, virtualInterfaceId) }
}

/** Cuts the session and heals it, as `clear bgp` on the router would. */
async function reset({ carrier, served }: Story): Promise<void> {
  const { status, text } = await carrier.rest('POST', '/faults', { on: 'session:vif', kind: 'cut' })
  assert.equal(status, 200, text)
  await served.service.advance(120_000)
  await carrier.rest('DELETE', '/faults')
  await served.service.advance(120_000)
}

test('one prefix too many closes the session; withdrawing it is not enough, a reset brings it back', async () => {
  await using told = await story()
  const { carrier } = told
  const { virtualInterfaceId, announce, state } = await prepared(told, 100)
  assert.equal(await state(), 'available')
  await announce(101)
  assert.deepEqual([await state(), await routesOf(carrier, virtualInterfaceId)], ['down', []])
  await announce(100)
  assert.equal(await state(), 'down', 'it stays idle until somebody resets it')
  await reset(told)
  assert.deepEqual([await state(), (await routesOf(carrier, virtualInterfaceId)).length], ['available', 100])
})

test('a reset without a withdrawal closes it again; a higher allocation brings it back at once', async () => {
  await using told = await story()
  const { carrier } = told
  const { virtualInterfaceId, state } = await prepared(told, 101)
  assert.equal(await state(), 'down')
  await call(carrier, 'UpdateVirtualInterfaceAttributes', { virtualInterfaceId, prefixPoolAllocatedCountIpv6: 500 })
  assert.equal(await state(), 'down', 'the other family’s helps nothing')
  await reset(told)
  assert.equal(await state(), 'down')
  await call(carrier, 'UpdateVirtualInterfaceAttributes', { virtualInterfaceId, prefixPoolAllocatedCountIpv4: 101 })
  assert.deepEqual([await state(), (await routesOf(carrier, virtualInterfaceId)).length], ['available', 101])
})
