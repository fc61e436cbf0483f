import assert from 'node:assert/strict'
import { test } from 'node:test'
import { associateConnectionsToResiliencyGroup } from './associateConnectionsToResiliencyGroup.ts'
import { createConnection } from './createConnection.ts'
import { createLag } from './createLag.ts'
import { createResiliencyGroup } from './createResiliencyGroup.ts'
import { describeConnections } from './describeConnections.ts'
import { describeLags } from './describeLags.ts'
import { describeLocations } from './describeLocations.ts'
import { TestAccount } from './testAccount.ts'
import { updateConnectionsBillingMode } from './updateConnectionsBillingMode.ts'

type Billed = { billingMode?: string | undefined }

interface Order {
  readonly location?: string
  readonly bandwidth?: string
  readonly billingMode?: string
}

function port(account: TestAccount, { location = 'EqDC2', bandwidth = '10Gbps', billingMode }: Order = {}): string {
  const input = { location, bandwidth, connectionName: 'port', ...(billingMode !== undefined && { billingMode }) }
  return account.call(createConnection, input).connectionId ?? ''
}

function modes(account: TestAccount, ...ids: string[]): (string | undefined)[] {
  return ids.map(
    id => (account.call(describeConnections, { connectionId: id }).connections?.[0] as Billed | undefined)?.billingMode,
  )
}

function grouped(account: TestAccount, ...connectionIdentifiers: string[]): void {
  const order = { resiliencyGroupName: 'core', intendedResiliencyModel: 'high-resiliency' as const }
  const resiliencyGroupId = account.call(createResiliencyGroup, order).resiliencyGroup?.resiliencyGroupId
  account.call(associateConnectionsToResiliencyGroup, { resiliencyGroupId, connectionIdentifiers })
  account.pass()
}

test('a port pays as it goes unless something else is ordered, and a further one takes the mode of its location', () => {
  const account = new TestAccount()
  const first = port(account, { billingMode: 'FlatRateTier2' })
  const second = port(account)
  const elsewhere = port(account, { location: 'CSVA1' })
  assert.deepEqual(modes(account, first, second, elsewhere), ['FlatRateTier2', 'FlatRateTier2', 'PayAsYouGo'])
  const other = new TestAccount({ account: '210987654321', world: account.world })
  assert.deepEqual(modes(other, port(other)), ['PayAsYouGo'], 'another account at the location shares nothing')
})

for (const [there, order, message, because] of [
  [{}, { billingMode: 'FlatRateTier6' }, /cannot be requested: PayAsYouGo, FlatRateTier1/, 'there is no sixth tier'],
  [{}, { billingMode: 'PortPairFlatRateTier1' }, /cannot be requested/, 'a pair is what two ports come to'],
  [{}, { billingMode: 'FlatRateTier1' }, /differs from PayAsYouGo of dxcon-/, 'ports of a location share a mode'],
  [
    { billingMode: 'FlatRateTier1' },
    { billingMode: 'PayAsYouGo' },
    /differs from FlatRateTier1/,
    'ports of a location share a mode',
  ],
  [{ billingMode: 'FlatRateTier1' }, { bandwidth: '1Gbps' }, /not available for 1Gbps/, 'a slow port has no flat rate'],
] as const) {
  test(`beside ${JSON.stringify(there)}, a port with ${JSON.stringify(order)} is refused: ${because}`, () => {
    const account = new TestAccount()
    port(account, there)
    assert.throws(() => port(account, order), { name: 'AwsError', message })
  })
}

test('the connections of a location change their mode together, or none does', () => {
  const account = new TestAccount()
  const [a, b, c] = [port(account), port(account), port(account, { location: 'CSVA1' })]
  const change = (billingMode: string, ...connectionIds: string[]) =>
    account.call(updateConnectionsBillingMode, { connectionIds, billingMode })
  assert.throws(() => change('FlatRateTier1', a, c), new RegExp(`share a billing mode; name ${b} too`))
  assert.deepEqual(modes(account, a, b, c), ['PayAsYouGo', 'PayAsYouGo', 'PayAsYouGo'])
  const answer = change('FlatRateTier1', a, b)
  assert.equal(answer.billingMode, 'FlatRateTier1')
  assert.deepEqual(
    answer.connections?.map(each => [each.connectionId, (each as Billed).billingMode]),
    [a, b].map(id => [id, 'FlatRateTier1']),
  )
  assert.deepEqual(modes(account, a, b, c), ['FlatRateTier1', 'FlatRateTier1', 'PayAsYouGo'])
})

test('a connection changes its mode three times in six months, counted from each change', () => {
  const account = new TestAccount()
  const id = port(account)
  account.pass()
  account.world.update('connection', id, { state: 'available' })
  const change = (billingMode: string) => account.call(updateConnectionsBillingMode, { connectionIds: [id], billingMode })
  const to = (year: number, month: number, day: number) => account.pass(Date.UTC(year, month - 1, day) - account.nowMs)
  change('FlatRateTier1')
  change('FlatRateTier1')
  to(2026, 12, 31)
  change('FlatRateTier2')
  to(2027, 1, 31)
  change('FlatRateTier3')
  assert.throws(() => change('PayAsYouGo'), /3 times in the last six months, .* possible on 2027-05-21/)
  to(2027, 5, 20)
  assert.throws(() => change('PayAsYouGo'), /3 times/)
  to(2027, 5, 21)
  change('PayAsYouGo')
  assert.throws(() => change('FlatRateTier1'), /possible on 2027-06-30/, 'June has no 31st')
  assert.deepEqual(modes(account, id), ['PayAsYouGo'])
})

for (const [connectionIds, billingMode, message, because] of [
  [[], 'PayAsYouGo', /names 0 connections; 1 to 200/, 'something is named'],
  [['dxcon-zzzzzzzz'], 'PayAsYouGo', /Could not find Connection/, 'there is no such connection'],
  [['own'], 'PortPairFlatRateTier1', /cannot be requested/, 'a pair is reported and not asked for'],
] as const) {
  test(`changing ${connectionIds.join() || 'nothing'} to ${billingMode} is refused: ${because}`, () => {
    const account = new TestAccount()
    const own = port(account)
    const input = { connectionIds: connectionIds.map(id => (id === 'own' ? own : id)), billingMode }
    assert.throws(() => account.call(updateConnectionsBillingMode, input), { message })
    assert.deepEqual(modes(account, own), ['PayAsYouGo'])
  })
}

test('a port of 400 Gbps has no flat rate', () => {
  const account = new TestAccount()
  const connectionIds = [port(account, { bandwidth: '400Gbps' })]
  const change = () => account.call(updateConnectionsBillingMode, { connectionIds, billingMode: 'FlatRateTier1' })
  assert.throws(change, /not available for 400Gbps/)
})

for (const [ports, expected, because] of [
  [[{}, { location: 'CSVA1' }], ['PortPair', 'PortPair'], 'two locations are a pair'],
  [[{}, {}], ['PortPair', 'PortPair'], 'two devices of one location are a pair'],
  [[{}], ['single'], 'one port is none'],
  [[{}, {}, { location: 'CSVA1' }], ['PortPair', 'PortPair', 'single'], 'a third has nobody left'],
  [
    [{}, {}, { location: 'CSVA1' }, { location: 'CSVA1' }],
    ['PortPair', 'PortPair', 'PortPair', 'PortPair'],
    'four are two pairs',
  ],
  [[{}, { location: 'CSVA1', bandwidth: '100Gbps' }], ['single', 'single'], 'a pair has one speed'],
  [[{}, { location: 'CSVA1', billingMode: 'FlatRateTier2' }], ['single', 'single'], 'a pair has one tier'],
  [[{}, { location: 'CSVA1', billingMode: 'PayAsYouGo' }], ['single', 'paid'], 'a pair has two flat rates'],
] as const) {
  test(`in one group, ${ports.map(each => JSON.stringify(each)).join(' and ')}: ${because}`, () => {
    const account = new TestAccount()
    const orders: Order[] = ports.map(each => ({ billingMode: 'FlatRateTier1', ...each }))
    const ids = orders.map(order => port(account, order))
    const flat = orders.map(({ billingMode }) => billingMode)
    assert.deepEqual(modes(account, ...ids), flat, 'outside a group nothing is paired')
    grouped(account, ...ids)
    const words = { PortPair: (mode = '') => `PortPair${mode}`, single: (mode = '') => mode, paid: () => 'PayAsYouGo' }
    assert.deepEqual(
      modes(account, ...ids),
      expected.map((word, at) => words[word](flat[at])),
    )
  })
}

test('a LAG is one port of a pair, and shows the mode of its members', () => {
  const account = new TestAccount()
  const lag = (location: string) =>
    account.call(createLag, {
      lagName: 'lag',
      location,
      connectionsBandwidth: '10Gbps',
      numberOfConnections: 2,
      billingMode: 'FlatRateTier3',
    })
  const lags = [lag('EqDC2'), lag('CSVA1')]
  const shown = () => account.call(describeLags, {}).lags?.map(each => (each as Billed).billingMode)
  assert.deepEqual(shown(), ['FlatRateTier3', 'FlatRateTier3'])
  grouped(account, ...lags.map(({ lagId = '' }) => lagId))
  assert.deepEqual(shown(), ['PortPairFlatRateTier3', 'PortPairFlatRateTier3'])
  const members = lags.flatMap(({ connections = [] }) => connections.map(({ connectionId = '' }) => connectionId))
  assert.deepEqual(new Set(modes(account, ...members)), new Set(['PortPairFlatRateTier3']))
})

test('a location says which speeds have which mode, and tiers nest up to the whole partition', () => {
  const { locations = [] } = new TestAccount().call(describeLocations, {})
  const found = locations.find(({ locationCode }) => locationCode === 'EqDC2') as
    | { availableBillingModes: { billingMode: string; availablePortSpeeds: string[]; includedRegions: string[] }[] }
    | undefined
  const [paid, ...tiers] = found?.availableBillingModes ?? []
  assert.deepEqual(paid, { billingMode: 'PayAsYouGo', availablePortSpeeds: ['1G', '10G', '100G', '400G'], includedRegions: [] })
  assert.equal(tiers.length, 5)
  for (const { availablePortSpeeds } of tiers) assert.deepEqual(availablePortSpeeds, ['10G', '100G'])
  assert.deepEqual(tiers[0]?.includedRegions, ['us-east-1'])
  tiers.slice(1).forEach((tier, at) => {
    assert.ok(tiers[at]?.includedRegions.every(region => tier.includedRegions.includes(region)))
  })
  assert.ok(tiers[4]?.includedRegions.includes('ap-southeast-2'))
  assert.ok(!tiers[4]?.includedRegions.some(region => region.startsWith('cn-')))
})
