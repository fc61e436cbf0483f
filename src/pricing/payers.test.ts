import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Decimal } from '../net/money.ts'
import type { Connection, ConnectionState } from '../resources/connection.ts'
import { draftOf } from '../resources/draft.ts'
import { WorldTables } from '../resources/tables.ts'
import type { Draft } from '../resources/world.ts'
import { billingStart, isBilled } from './billingStart.ts'
import { CATALOGUE } from './catalogue.ts'
import { price } from './price.ts'
import { runningNow } from './runningNow.ts'
import type { Way, WayCrossing } from './traffic.ts'

/** Who owns the port and the site, who owns the VPC, who the transit gateway. */
const [PORT, VPC, HUB] = ['111111111111', '222222222222', '333333333333']
const GIB = 2 ** 30

function put(
  draft: Draft,
  kind:
    | 'connection'
    | 'virtualInterface'
    | 'vpc'
    | 'host'
    | 'flow'
    | 'transitGateway'
    | 'transitGatewayRouteTable'
    | 'transitGatewayAttachment'
    | 'vpcPeeringConnection'
    | 'vpnConnection'
    | 'resiliencyGroup'
    | 'resiliencyGroupAssociation'
    | 'natGateway',
  id: string,
  account: string,
  body: object,
  region = 'us-east-1',
): void {
  draft.put(kind, id, { account, region }, { tags: {}, ...body } as never)
}

const CONNECTION = { location: 'EqDC2', bandwidth: '10Gbps', state: 'available', createdAt: 0 }

/** A site behind a port, a VPC of another account, a transit gateway of a third, and 100 GB from the VPC to the site. */
function worldOf(write: (draft: Draft) => void): WorldTables {
  const tables = new WorldTables()
  const draft = draftOf(tables)
  put(draft, 'connection', 'dxcon-1', PORT, { ...CONNECTION, name: 'dx-1' })
  for (const type of ['private', 'transit', 'public']) {
    put(draft, 'virtualInterface', `dxvif-${type}`, PORT, {
      type,
      connectionId: 'dxcon-1',
      name: type,
      state: 'available',
      siteLinkEnabled: false,
    })
  }
  put(draft, 'vpc', 'vpc-1', VPC, {})
  put(draft, 'host', 'db', VPC, { name: 'db', vpcId: 'vpc-1' })
  put(draft, 'host', 'app', PORT, { name: 'app', siteId: 'site-1' })
  put(draft, 'flow', 'f', PORT, { from: 'app', to: 'db', steadyBps: 8, monthlyBytes: 100 * GIB, monthlyBackBytes: 100 * GIB })
  put(draft, 'transitGateway', 'tgw-1', HUB, {})
  put(draft, 'transitGatewayRouteTable', 'rtb-1', HUB, { transitGatewayId: 'tgw-1' })
  put(draft, 'transitGatewayAttachment', 'attach-vpc', HUB, {
    type: 'vpc',
    state: 'available',
    resourceId: 'vpc-1',
    resourceOwnerAccount: VPC,
    transitGatewayId: 'tgw-1',
  })
  put(draft, 'transitGatewayAttachment', 'attach-dx', HUB, {
    type: 'direct-connect-gateway',
    state: 'available',
    resourceId: 'dxgw-1',
    resourceOwnerAccount: PORT,
    transitGatewayId: 'tgw-1',
  })
  write(draft)
  for (const change of draft.changes()) if (change.after) tables.set(change.after)
  return tables
}

const crossing = (kind: WayCrossing['kind'], id: string, rest: Partial<WayCrossing> = {}): WayCrossing => ({
  kind,
  id,
  fromAws: true,
  over: [],
  ...rest,
})
const out = (id: string) => crossing('virtualInterface', id)
const nothing = () => undefined

function paid(write: (draft: Draft) => void, crossings: readonly WayCrossing[]): string[] {
  const ways: readonly Way[] = [{ flow: 'f', back: true, share: 1, crossings }]
  return price({ world: worldOf(write), ways }, CATALOGUE)
    .lines.map(({ account, price: id, amount }) => `${account} ${id} ${amount}`)
    .sort()
}

/** What a quiet month of the world above costs, whatever flows. */
const STANDING = [
  `${PORT} dx.port.dedicated.10G.world 1642.5`,
  `${VPC} tgw.attachment.hour.vpc.us-east-1 36.5`,
  `${HUB} tgw.attachment.hour.direct-connect.us-east-1 36.5`,
]

// biome-ignore format: a table is read by its rows
const PAYERS: readonly [because: string, write: (draft: Draft) => void, crossings: readonly WayCrossing[], more: readonly string[]][] = [
  ['over a private virtual interface who sends pays, not who owns the port', nothing, [out('dxvif-private')], [`${VPC} dx.dto.us.us 2`]],
  ['over a transit one too, and who sends into the transit gateway pays for that', nothing, [crossing('transitGatewayAttachment', 'attach-vpc', { enters: 'rtb-1' }), out('dxvif-transit')], [`${VPC} tgw.processing.gb.us-east-1 2`, `${VPC} dx.dto.us.us 2`]],
  ['what enters a transit gateway by no VPC its owner pays', nothing, [crossing('transitGatewayAttachment', 'attach-dx', { enters: 'rtb-1' })], [`${HUB} tgw.processing.gb.us-east-1 2`]],
  ['over a public one of another payer at the Internet’s rates, and the first 100 GB are free', nothing, [out('dxvif-public')], [`${VPC} dto.internet.free-allowance 0`]],
  ['over a public one of the same payer at those of Direct Connect', d => put(d, 'virtualInterface', 'dxvif-own', VPC, { type: 'public', connectionId: 'dxcon-1', name: 'own', state: 'available' }), [out('dxvif-own')], [`${VPC} dx.dto.us.us 2`]],
  ['a hosted connection is paid by who accepted it', d => put(d, 'connection', 'dxcon-h', VPC, { ...CONNECTION, role: 'hosted', bandwidth: '500Mbps', name: 'h' }), [], [`${VPC} dx.port.hosted.500M.world 146`]],
  ['SiteLink is paid by who owns the virtual interface', d => put(d, 'virtualInterface', 'dxvif-s', VPC, { type: 'private', connectionId: 'dxcon-1', name: 's', state: 'available', siteLinkEnabled: true }), [], [`${VPC} dx.sitelink.hour 365`]],
  ['of a peering each side pays its own hours', d => put(d, 'transitGatewayAttachment', 'attach-p', HUB, { type: 'peering', state: 'available', resourceId: 'tgw-2', resourceOwnerAccount: PORT, transitGatewayId: 'tgw-1', peering: { account: PORT, region: 'us-east-2' } }), [], [`${HUB} tgw.attachment.hour.peering.us-east-1 36.5`, `${PORT} tgw.attachment.hour.peering.us-east-2 36.5`]],
  ['between Regions by a peering of VPCs who sends pays', d => put(d, 'vpcPeeringConnection', 'pcx-1', VPC, { accepterRegion: 'us-west-2' }), [crossing('vpcPeeringConnection', 'pcx-1')], [`${VPC} dto.interregion.us-east-1.us-west-2 2`]],
  ['between Regions by transit gateways who owns the one that sends pays', d => put(d, 'transitGatewayAttachment', 'attach-p', HUB, { type: 'peering', state: 'deleting', resourceId: 'tgw-2', resourceOwnerAccount: PORT, transitGatewayId: 'tgw-1', peering: { account: PORT, region: 'us-west-2' } }), [crossing('transitGatewayAttachment', 'attach-p')], [`${HUB} dto.interregion.us-east-1.us-west-2 2`]],
]

for (const [because, write, crossings, more] of PAYERS) {
  test(`who pays: ${because}`, () => assert.deepEqual(paid(write, crossings), [...STANDING, ...more].sort()))
}

test('a port pair: each port pays half of the flat rate, both what one costs', () => {
  const flat = { ...CONNECTION, billingMode: 'FlatRateTier1' }
  const pair = (draft: Draft) => {
    put(draft, 'resiliencyGroup', 'dxrg-1', PORT, { name: 'pair', createdAt: 0 })
    for (const id of ['dxcon-1', 'dxcon-2']) {
      put(draft, 'connection', id, PORT, { ...flat, name: id, awsDevice: id, awsLogicalDevice: id })
      put(draft, 'resiliencyGroupAssociation', `dxrg-1|${id}`, PORT, {
        resiliencyGroupId: 'dxrg-1',
        portId: id,
        state: 'associated',
      })
    }
  }
  const ports = paid(pair, []).filter(line => line.includes('flatrate'))
  assert.deepEqual(ports, [`${PORT} dx.flatrate.10G.tier1 4000.4`, `${PORT} dx.flatrate.10G.tier1 4000.4`])
  assert.equal(Decimal.parse('10.96')?.times(Decimal.of(730)).rounded(2).toString(), '8000.80')
})

// biome-ignore format: a table is read by its rows
const START: readonly [because: string, over: Partial<Connection>, billed: boolean, says: RegExp | undefined][] = [
  ['ordered, no LOA yet', { state: 'requested' }, false, /90 days of the LOA, at best 1970-04-01/],
  ['with its LOA, dark', { state: 'pending', loaAvailableAt: Date.UTC(2026, 0, 1) }, false, /90 days after the LOA, 2026-04-01/],
  ['dark, 90 days after it', { state: 'pending', loaAvailableAt: 0, billingStartedAt: Date.UTC(1970, 3, 1) }, true, undefined],
  ['lit', { state: 'available' }, true, undefined],
  ['dark after it was lit', { state: 'down' }, true, undefined],
  ['hosted, not accepted', { role: 'hosted', state: 'ordering' }, false, /from the moment that its owner accepts it/],
  ['hosted, accepted, not up yet', { role: 'hosted', state: 'pending' }, true, undefined],
]

for (const [because, over, billed, says] of START) {
  test(`a port is ${billed ? '' : 'not '}billed: ${because}`, () => {
    const row = {
      kind: 'connection',
      id: 'dxcon-1',
      account: PORT,
      region: 'us-east-1',
      rev: 1,
      body: { ...CONNECTION, ...over } as Connection,
    } as const
    assert.equal(isBilled(row), billed)
    if (says) assert.match(billingStart(row) ?? '', says)
    else assert.equal(billingStart(row), undefined)
  })
}

// biome-ignore format: a table is read by its rows
const RUNNING: readonly [kind: 'vpnConnection' | 'transitGatewayAttachment' | 'natGateway', state: string, runs: boolean][] = [
  ['vpnConnection', 'pending', false], ['vpnConnection', 'available', true], ['vpnConnection', 'modifying', true], ['vpnConnection', 'deleting', false],
  ['transitGatewayAttachment', 'pendingAcceptance', false], ['transitGatewayAttachment', 'pending', false], ['transitGatewayAttachment', 'available', true], ['transitGatewayAttachment', 'deleting', false],
  ['natGateway', 'pending', false], ['natGateway', 'available', true], ['natGateway', 'deleted', false],
]

for (const [kind, state, runs] of RUNNING) {
  test(`${kind} ${state}: its hours ${runs ? 'run' : 'do not run'}`, () => {
    const world = worldOf(draft =>
      put(draft, kind, 'it', PORT, { state, type: 'vpn', tunnels: [], resourceId: 'x', resourceOwnerAccount: PORT }),
    )
    assert.deepEqual(
      [...runningNow(world, [])].filter(({ id }) => id === 'it').map(({ rate, unit }) => [rate, unit]),
      runs ? [[1, 'hour']] : [],
    )
  })
}

test('SiteLink runs while its virtual interface is there, down or not', () => {
  const states: readonly (ConnectionState | 'confirming')[] = ['confirming', 'pending', 'available', 'down', 'deleting']
  const running = states.filter(state => {
    const world = worldOf(draft =>
      put(draft, 'virtualInterface', 's', PORT, {
        type: 'private',
        connectionId: 'dxcon-1',
        name: 's',
        state,
        siteLinkEnabled: true,
      }),
    )
    return [...runningNow(world, [])].some(({ id }) => id === 's')
  })
  assert.deepEqual(running, ['available', 'down'])
})

test('bytes run at the rate that arrives, way by way', () => {
  const way = (id: string, bps: number) => ({ flow: 'f', back: true, share: bps / 12, crossings: [out(id)], bps })
  const ways = [way('dxvif-private', 8), way('dxvif-transit', 4), { ...way('dxvif-public', 0), lost: 'no route' }]
  const found = [...runningNow(worldOf(nothing), ways)].filter(({ unit }) => unit === 'bit')
  assert.deepEqual(
    found.map(({ account, price: id, rate }) => `${account} ${id} ${rate}`),
    [`${VPC} dx.dto.us-east-1.EQDC2 8`, `${VPC} dx.dto.us-east-1.EQDC2 4`],
  )
})
