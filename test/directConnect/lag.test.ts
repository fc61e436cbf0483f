import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drill } from '../../src/drill/drill.ts'
import type { FlowVerdict } from '../../src/drill/report.ts'
import { AccountWorld } from '../../src/topology/accountWorld.ts'
import { compile } from '../../src/topology/compile.ts'
import { KNOWN_WORLD } from '../../src/topology/geography.ts'
import type { Topology } from '../../src/topology/topology.ts'
import { vpcWithGateway } from '../accounts/hubStory.ts'
import { type InProcess, type InProcessAccount, inProcess } from '../accounts/inProcess.ts'
import { flowTo, line, played } from '../drill/lines.ts'
import { call, stateOf } from './story.ts'

interface Lag {
  readonly lagId: string
  readonly lagState: string
  readonly connections: readonly { readonly connectionId: string; readonly connectionState: string }[]
}

/** A site whose router is to have a LAG, and a VPC to talk to: 20 Gbps all day, 30 at most. */
async function customer(served: InProcess): Promise<{ account: InProcessAccount; virtualGatewayId: string }> {
  const account = served.account('111111111111')
  await account.own('PutSite', { name: 'ashburn', place: 'Ashburn, VA', prefixes: ['10.0.0.0/16'] })
  await account.own('PutRouter', { name: 'edge', site: 'ashburn', asn: 65_001, bfd: false })
  await account.own('PutHost', { name: 'app', address: '10.0.1.10', site: 'ashburn' })
  const { vpcId, gatewayId } = await vpcWithGateway(account, '10.20.0.0/16')
  await account.own('PutHost', { name: 'db', address: '10.20.1.10', vpcId })
  await account.own('PutFlow', { id: 'app-to-db', from: 'app', to: 'db', steadyBps: 20e9, peakBps: 30e9 })
  return { account, virtualGatewayId: gatewayId }
}

const ROUTER = [{ key: 'landbridge:router', value: 'edge' }]

async function orderedLag(account: InProcessAccount, change: object = {}): Promise<Lag> {
  const order = { lagName: 'bundle', location: 'EqDC2', connectionsBandwidth: '10Gbps', numberOfConnections: 4, tags: ROUTER }
  return (await call(account, 'CreateLag', { ...order, ...change })) as unknown as Lag
}

async function vifOn(account: InProcessAccount, connectionId: string, virtualGatewayId: string): Promise<string> {
  const newPrivateVirtualInterface = { virtualInterfaceName: 'vif', vlan: 100, asn: 65_001, mtu: 9001, virtualGatewayId }
  const vif = await call(account, 'CreatePrivateVirtualInterface', { connectionId, newPrivateVirtualInterface })
  return String(vif.virtualInterfaceId)
}

async function lagShown(account: InProcessAccount, lagId: string): Promise<Lag> {
  const { lags } = await call(account, 'DescribeLags', { lagId })
  return (lags as Lag[])[0]!
}

/** `available: down available available available`. */
async function statesOf(account: InProcessAccount, lagId: string): Promise<string> {
  const { lagState, connections } = await lagShown(account, lagId)
  return `${lagState}: ${connections.map(({ connectionState }) => connectionState).join(' ')}`
}

function topologyOf(served: InProcess, account: InProcessAccount): Topology {
  return compile(new AccountWorld(served.service.store.world, account.id), KNOWN_WORLD)
}

function judged(topology: Topology, faults: readonly string[]): FlowVerdict {
  if (faults.length > 0) return flowTo(played(topology, ...faults), 'db')
  const [before] = drill(topology, []).baseline
  assert.ok(before)
  return before
}

test('a LAG of four is ordered, lettered, patched to one router and available; smart hands do what its tag says', async () => {
  await using served = await inProcess()
  const { account, virtualGatewayId } = await customer(served)
  const { lagId, lagState, connections } = await orderedLag(account)
  assert.equal(lagState, 'requested', 'the answer shows the state at commit')
  assert.equal(await statesOf(account, lagId), 'available: available available available available')
  for (const { connectionId } of connections) {
    const patch: { readonly router?: string } = await account.own('GetCrossConnect', { connectionId })
    assert.equal(patch.router, 'edge')
  }
  const vif = await vifOn(account, lagId, virtualGatewayId)
  assert.equal(await stateOf(account, vif), 'available')
})

for (const [minimumLinks, faults, expected, capacityGbps, because] of [
  [0, [], 'whole, 0 ms, 9001/9001, 100/100', 40, 'four members share the load'],
  [0, ['cut 0'], 'whole, 10..100 ms carrier, 9001/9001, 100/100', 30, 'a quarter is dark until light is seen to be gone'],
  [0, ['silent 0'], 'whole, 2000..3000 ms lacp, 9001/9001, 100/100', 30, 'light stays, and LACP has to time out'],
  [0, ['cut 0', 'cut 1'], 'partly, 10..100 ms carrier, 9001/9001, 100/66.67', 20, 'two members carry 20 of 30'],
  [0, ['silent 0', 'cut 1'], 'partly, 2000..3000 ms lacp, 9001/9001, 100/66.67', 20, 'the silent one takes longer'],
  [3, ['cut 0'], 'whole, 10..100 ms carrier, 9001/9001, 100/100', 30, 'three are enough'],
  [3, ['cut 0', 'cut 1'], 'no, null..null ms, -/-, 0/0', undefined, 'two are below the minimum: the LAG is down'],
  [0, ['cut lag:bundle'], 'no, null..null ms, -/-, 0/0', undefined, 'all of it'],
  [0, ['silent router:edge'], 'no, null..null ms, -/-, 0/0', undefined, 'all members end there'],
] as const) {
  test(`4 x 10 Gbps, minimumLinks ${minimumLinks}, ${faults.join(' and ') || 'nothing broken'}: ${because}`, async () => {
    await using served = await inProcess()
    const { account, virtualGatewayId } = await customer(served)
    const { lagId, connections } = await orderedLag(account)
    await vifOn(account, lagId, virtualGatewayId)
    await call(account, 'UpdateLag', { lagId, minimumLinks })
    const named = faults.map(fault => fault.replace(/\d$/, n => connections[Number(n)]!.connectionId))
    const verdict = judged(topologyOf(served, account), named)
    assert.equal(line(verdict), expected)
    assert.equal(verdict.forward.after?.capacityBps, capacityGbps === undefined ? undefined : capacityGbps * 1e9)
  })
}

test('what a single 5-tuple gets is one member, and what is dark while one is silent is its share', async () => {
  await using served = await inProcess()
  const { account, virtualGatewayId } = await customer(served)
  const { lagId, connections } = await orderedLag(account)
  await vifOn(account, lagId, virtualGatewayId)
  assert.equal(judged(topologyOf(served, account), [`silent ${connections[0]?.connectionId}`]).shareAffected, 0.25)
  await account.own('PutFlow', { id: 'app-to-db', from: 'app', to: 'db', steadyBps: 20e9, peakBps: 30e9, single: true })
  assert.equal(judged(topologyOf(served, account), []).steady.deliveredBps, 10e9)
  assert.match(
    drill(topologyOf(served, account), []).assumptions.join('\n'),
    /A silent member of a LAG is left out after 2 s to 3 s/,
  )
})

test('live: members go one by one, the LAG falls with the one that is too many, and all of it heals', async () => {
  await using served = await inProcess()
  const { account, virtualGatewayId } = await customer(served)
  const { lagId, connections } = await orderedLag(account)
  const vif = await vifOn(account, lagId, virtualGatewayId)
  await call(account, 'UpdateLag', { lagId, minimumLinks: 3 })
  const broken: string[] = []
  const breakMember = async (member: number, kind: 'cut' | 'silent') => {
    const fault = await account.own('PostFault', { kind, on: `connection:${connections[member]?.connectionId}` })
    broken.push(String((fault as { id?: string }).id))
  }
  await breakMember(0, 'cut')
  await served.service.advance(200)
  assert.equal(await statesOf(account, lagId), 'available: down available available available')
  assert.equal(await stateOf(account, vif), 'available')
  await breakMember(1, 'silent')
  await served.service.advance(2900)
  assert.equal(await stateOf(account, vif), 'available', 'nobody has noticed yet')
  await served.service.advance(200)
  assert.equal(await stateOf(account, vif), 'down', 'LACP has timed out, and two members are below the minimum')
  for (const id of broken) await account.own('DeleteFault', { id })
  await served.service.advance(20_000)
  assert.equal(await statesOf(account, lagId), 'available: available available available available')
  assert.equal(await stateOf(account, vif), 'available')
})

test('a connection with a virtual interface becomes a LAG: interrupted, provisioned anew, and twice as wide', async () => {
  await using served = await inProcess('fast')
  const { account, virtualGatewayId } = await customer(served)
  const port = await call(account, 'CreateConnection', {
    connectionName: 'port',
    location: 'EqDC2',
    bandwidth: '10Gbps',
    tags: ROUTER,
  })
  await served.service.advance(5000)
  const vif = await vifOn(account, String(port.connectionId), virtualGatewayId)
  await served.service.advance(15_000)
  assert.equal(await stateOf(account, vif), 'available')
  assert.equal(judged(topologyOf(served, account), []).forward.before?.capacityBps, 10e9)
  const { lagId } = await orderedLag(account, { connectionId: port.connectionId, numberOfConnections: 2 })
  assert.equal(await stateOf(account, vif), 'pending')
  await served.service.advance(20_000)
  assert.equal(await statesOf(account, lagId), 'available: available available')
  assert.equal(await stateOf(account, vif), 'available')
  const before = judged(topologyOf(served, account), []).forward.before
  assert.deepEqual([before?.capacityBps, before?.path], [20e9, ['app → edge → bundle → workload-vgw → db']])
})

test('a member that is patched to another router has light and does not aggregate', async () => {
  await using served = await inProcess()
  const { account, virtualGatewayId } = await customer(served)
  await account.own('PutRouter', { name: 'other', site: 'ashburn', asn: 65_001 })
  const { lagId, connections } = await orderedLag(account)
  await vifOn(account, lagId, virtualGatewayId)
  await account.own('PutCrossConnect', { connectionId: connections[3]?.connectionId, router: 'other' })
  assert.equal(await statesOf(account, lagId), 'available: available available available available')
  const topology = topologyOf(served, account)
  assert.equal(judged(topology, []).forward.before?.capacityBps, 30e9)
  assert.match(topology.remarks.join('\n'), /is patched to router other and the others are not: LACP leaves it out/)
  await call(account, 'UpdateLag', { lagId, minimumLinks: 4 })
  assert.match(await statesOf(account, lagId), /^down: /, 'three aggregate, and four are needed')
})
