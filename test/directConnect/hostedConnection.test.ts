import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DEFAULT_ASSUMPTIONS } from '../../src/drill/assumptions.ts'
import { domainByName } from '../../src/drill/domainByName.ts'
import { damage } from '../../src/routing/detection.ts'
import { AccountWorld } from '../../src/topology/accountWorld.ts'
import { compile } from '../../src/topology/compile.ts'
import { KNOWN_WORLD } from '../../src/topology/geography.ts'
import type { Topology } from '../../src/topology/topology.ts'
import { vpcWithGateway } from '../accounts/hubStory.ts'
import { type InProcess, type InProcessAccount, inProcess } from '../accounts/inProcess.ts'
import { flowTo, line, played } from '../drill/lines.ts'
import { call, stateOf } from './story.ts'

interface Shown {
  readonly connectionId: string
  readonly connectionState: string
}

/** A partner with a port, and a customer with a site and a VPC: 400 Mbps all day, 1 Gbps at most. */
async function two(served: InProcess) {
  const partner = served.account('999999999999')
  const customer = served.account('111111111111')
  await customer.own('PutSite', { name: 'ashburn', prefixes: ['10.0.0.0/16'] })
  await customer.own('PutRouter', { name: 'edge', site: 'ashburn', asn: 65_001, bfd: false })
  await customer.own('PutHost', { name: 'app', address: '10.0.1.10', site: 'ashburn' })
  const { vpcId, gatewayId: virtualGatewayId } = await vpcWithGateway(customer, '10.20.0.0/16')
  await customer.own('PutHost', { name: 'db', address: '10.20.1.10', vpcId })
  await customer.own('PutFlow', { id: 'app-to-db', from: 'app', to: 'db', steadyBps: 0.4e9, peakBps: 1e9 })
  const order = { interconnectName: 'nni-secret', location: 'EqDC2', bandwidth: '10Gbps', providerName: 'Fibrenet' }
  const { interconnectId } = await call(partner, 'CreateInterconnect', order)
  return { partner, customer, virtualGatewayId, interconnectId: String(interconnectId) }
}

async function allocated(partner: InProcessAccount, connectionId: string, owner: InProcessAccount, vlan = 300): Promise<string> {
  const slice = { connectionId, ownerAccount: owner.id, bandwidth: '500Mbps', connectionName: 'slice', vlan }
  return String((await call(partner, 'AllocateHostedConnection', slice)).connectionId)
}

async function hostedState(account: InProcessAccount, connectionId: string): Promise<string | undefined> {
  const { connections } = await call(account, 'DescribeHostedConnections', { connectionId })
  return (connections as Shown[])[0]?.connectionState
}

/** Confirmed, handed over to the customer's router and carrying a virtual interface. */
async function inUse(served: InProcess) {
  const parts = await two(served)
  const { partner, customer, virtualGatewayId, interconnectId } = parts
  const connectionId = await allocated(partner, interconnectId, customer)
  await call(customer, 'ConfirmConnection', { connectionId })
  await customer.own('PutCrossConnect', { connectionId, router: 'edge' })
  const newPrivateVirtualInterface = { virtualInterfaceName: 'vif', vlan: 300, asn: 65_001, virtualGatewayId }
  const vif = await call(customer, 'CreatePrivateVirtualInterface', { connectionId, newPrivateVirtualInterface })
  return { ...parts, connectionId, virtualInterfaceId: String(vif.virtualInterfaceId) }
}

function topologyOf(served: InProcess, account: InProcessAccount): Topology {
  return compile(new AccountWorld(served.service.store.world, account.id), KNOWN_WORLD)
}

test('the life of a hosted connection between two accounts', async () => {
  await using served = await inProcess()
  const { partner, customer, interconnectId, virtualGatewayId } = await two(served)
  const connectionId = await allocated(partner, interconnectId, customer)
  assert.deepEqual(
    [await hostedState(partner, connectionId), await hostedState(customer, connectionId)],
    ['ordering', 'ordering'],
    'light on the port is no consent',
  )
  assert.equal((await call(customer, 'ConfirmConnection', { connectionId })).connectionState, 'pending')
  assert.deepEqual(
    [await hostedState(partner, connectionId), await hostedState(customer, connectionId)],
    ['available', 'available'],
  )
  const newPrivateVirtualInterface = { virtualInterfaceName: 'vif', vlan: 300, asn: 65_001, virtualGatewayId }
  const order = { connectionId, newPrivateVirtualInterface }
  const { virtualInterfaceId } = await call(customer, 'CreatePrivateVirtualInterface', order)
  assert.equal(await stateOf(customer, virtualInterfaceId), 'available', 'smart hands handed it over to a router')
  await assert.rejects(call(partner, 'DeleteConnection', { connectionId }), /has virtual interfaces and cannot be deleted/)
  await call(customer, 'DeleteVirtualInterface', { virtualInterfaceId })
  await call(partner, 'DeleteConnection', { connectionId })
  assert.equal(await hostedState(customer, connectionId), 'deleted')
  await call(partner, 'DeleteInterconnect', { interconnectId })
})

test('while its partner’s port is not patched a confirmed one is pending', async () => {
  await using served = await inProcess('instant', 'manual')
  const { partner, customer, interconnectId } = await two(served)
  await served.service.reconciler.tick()
  const connectionId = await allocated(partner, interconnectId, customer)
  await call(customer, 'ConfirmConnection', { connectionId })
  await served.service.reconciler.tick()
  assert.equal(await hostedState(customer, connectionId), 'pending')
  await partner.own('PutSite', { name: 'pop', prefixes: [] })
  await partner.own('PutRouter', { name: 'pe-1', site: 'pop', asn: 65_100 })
  await partner.own('PutCrossConnect', { connectionId: interconnectId, router: 'pe-1' })
  await served.service.reconciler.tick()
  assert.equal(await hostedState(customer, connectionId), 'available', 'whoever hands it over to the customer')
})

for (const [fault, gateway, router, because] of [
  [
    'cut partner:Fibrenet',
    ['bfd', 'carrier', 'hold'],
    ['bfd', 'hold'],
    'AWS loses light, and the partner keeps its customer’s on',
  ],
  ['cut location:EqDC2', ['bfd', 'carrier', 'hold'], ['bfd', 'hold'], 'the building is AWS’s end of it'],
  ['cut cross-connect:slice', ['bfd', 'hold'], ['bfd', 'carrier', 'hold'], 'the hand-over is the customer’s end of it'],
  ['cut edge', ['bfd', 'hold'], ['bfd', 'carrier', 'hold'], 'so is its router'],
  ['silent slice', ['bfd', 'hold'], ['bfd', 'hold'], 'nobody loses light'],
] as const) {
  test(`who notices ${fault}: ${because}`, async () => {
    await using served = await inProcess()
    const { customer, virtualGatewayId } = await inUse(served)
    await customer.own('PutRouter', { name: 'edge', site: 'ashburn', asn: 65_001, bfd: true })
    const topology = topologyOf(served, customer)
    assert.equal(line(flowTo(played(topology, fault), 'db')), 'no, null..null ms, -/-, 0/0', 'there is no other way')
    const [kind = '', thing = ''] = fault.split(' ')
    const found = domainByName(topology, thing)
    assert.ok('domain' in found)
    const breakage = { component: found.domain.id, kind: kind === 'cut' ? ('cut' as const) : ('silent' as const) }
    const { events } = damage(topology.network, [breakage], DEFAULT_ASSUMPTIONS)
    const by = (node: RegExp) => [...new Set(events.filter(({ key }) => node.test(key)).map(event => event.by))].sort()
    assert.deepEqual(
      [by(new RegExp(`vif.*@${virtualGatewayId}|peer.*@${virtualGatewayId}`)), by(/(vif|peer).*edge/)],
      [gateway, router],
    )
    assert.doesNotMatch(JSON.stringify(topology.domains), /nni-secret|999999999999/, 'the partner’s names are the partner’s')
  })
}

test('500 Mbps are policed, whatever the port carries', async () => {
  await using served = await inProcess()
  const { customer } = await inUse(served)
  const verdict = flowTo(played(topologyOf(served, customer), 'silent session:vif'), 'db')
  assert.equal(verdict.forward.before?.capacityBps, 500e6)
})

test('the partner’s fault is the customer’s: down by light, up again when it heals; not the other way round', async () => {
  await using served = await inProcess()
  const { partner, customer, interconnectId, connectionId, virtualInterfaceId } = await inUse(served)
  const states = async () => {
    const { interconnects } = await call(partner, 'DescribeInterconnects', { interconnectId })
    const port = (interconnects as { interconnectState: string }[])[0]?.interconnectState
    return [port, await hostedState(partner, connectionId), await stateOf(customer, virtualInterfaceId)]
  }
  assert.deepEqual(await states(), ['available', 'available', 'available'])
  const fault = await partner.own('PostFault', { kind: 'cut', on: `connection:${interconnectId}` })
  await served.service.advance(1000)
  assert.deepEqual(await states(), ['down', 'down', 'down'])
  await partner.own('DeleteFault', { id: (fault as { id?: string }).id })
  await served.service.advance(20_000)
  assert.deepEqual(await states(), ['available', 'available', 'available'])
  await customer.own('PostFault', { kind: 'cut', on: `connection:${interconnectId}` })
  await customer.own('PostFault', { kind: 'silent', on: 'location:EQDC2' })
  await served.service.advance(100_000)
  assert.deepEqual(await states(), ['available', 'available', 'down'], 'a customer breaks its own slice alone')
})

test('two customers on one port share nothing else: neither sees nor suffers the other', async () => {
  await using served = await inProcess()
  const { partner, customer, interconnectId, virtualInterfaceId, connectionId } = await inUse(served)
  const other = served.account('222222222222')
  const second = await allocated(partner, interconnectId, other, 301)
  await call(other, 'ConfirmConnection', { connectionId: second })
  assert.equal(await hostedState(other, second), 'available')
  const domains = topologyOf(served, other)
    .domains.map(({ id, name }) => `${id} ${name}`)
    .join('\n')
  assert.doesNotMatch(domains, new RegExp(`slice\n.*slice|${connectionId}|vif|edge`))
  await other.own('PostFault', { kind: 'cut', on: 'location:EQDC2' })
  await served.service.advance(1000)
  assert.deepEqual(
    [await hostedState(other, second), await hostedState(customer, connectionId), await stateOf(customer, virtualInterfaceId)],
    ['down', 'available', 'available'],
  )
})

test('moved to a LAG it stands on as many members as the LAG needs', async () => {
  await using served = await inProcess()
  const { partner, customer, connectionId, virtualInterfaceId } = await inUse(served)
  const order = { lagName: 'nni-lag', location: 'EqDC2', connectionsBandwidth: '10Gbps', numberOfConnections: 3 }
  const lag = await call(partner, 'CreateLag', order)
  const members = (lag.connections as Shown[]).map(each => each.connectionId)
  await call(partner, 'AssociateHostedConnection', { connectionId, parentConnectionId: lag.lagId })
  await call(partner, 'UpdateLag', { lagId: lag.lagId, minimumLinks: 2 })
  assert.deepEqual(
    [await hostedState(customer, connectionId), await stateOf(customer, virtualInterfaceId)],
    ['available', 'available'],
  )
  const topology = topologyOf(served, customer)
  const seen = topology.domains.filter(({ kind }) => kind === 'member').map(({ id }) => id)
  assert.equal(seen.length, 3)
  const share = (...faults: readonly string[]) => flowTo(played(topology, ...faults), 'db')
  assert.equal(line(share(`silent ${seen[0]}`)), 'partly, 2000..3000 ms lacp, 1500/1500, 100/50')
  assert.equal(line(share(`cut ${seen[0]}`, `cut ${seen[1]}`)), 'no, null..null ms, -/-, 0/0')
  await partner.own('PostFault', { kind: 'cut', on: `connection:${members[0]}` })
  await served.service.advance(1000)
  assert.equal(await hostedState(customer, connectionId), 'available', 'two are left')
  await partner.own('PostFault', { kind: 'cut', on: `connection:${members[1]}` })
  await served.service.advance(100_000)
  assert.deepEqual([await hostedState(customer, connectionId), await stateOf(customer, virtualInterfaceId)], ['down', 'down'])
})

test('the room and the line card are those of the partner’s port, whose owner says them', async () => {
  await using served = await inProcess()
  const { customer, partner, connectionId, interconnectId } = await inUse(served)
  const putting = customer.rest('PUT', `/cross-connects/${connectionId}`, { router: 'edge', lineCard: 'c1' })
  assert.match((await putting).text, /is hosted, and the line card c1 is one of its partner's port; say it of that\./)
  await partner.own('PutSite', { name: 'pop' })
  await partner.own('PutRouter', { name: 'pe-9', site: 'pop' })
  await partner.own('PutCrossConnect', { connectionId: interconnectId, router: 'pe-9', lineCard: 'c1', room: 'mmr' })
  const parts = ({ domains }: Topology) => domains.filter(({ kind }) => kind === 'line-card' || kind === 'room').length
  assert.equal(parts(topologyOf(served, partner)), 2)
  assert.equal(parts(topologyOf(served, customer)), 0, 'AWS tells nobody else')
})
