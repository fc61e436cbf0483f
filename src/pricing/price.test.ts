import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Connection } from '../resources/connection.ts'
import { draftOf } from '../resources/draft.ts'
import { WorldTables } from '../resources/tables.ts'
import type { VirtualInterface } from '../resources/virtualInterface.ts'
import type { Draft } from '../resources/world.ts'
import { CATALOGUE } from './catalogue.ts'
import { partnersOf } from './partnersOf.ts'
import { price } from './price.ts'
import type { PriceReport } from './priceReport.ts'
import { PRICE_REPORT } from './priceSchema.ts'
import type { Way, WayCrossing } from './traffic.ts'

const ME = '111111111111'
const OTHER = '222222222222'
const GIB = 2 ** 30

/** A site and VPCs in several Regions, a flow from the site to each and between sites, 100 GB each way. */
function worldOf(write: (draft: Draft) => void): WorldTables {
  const tables = new WorldTables()
  const draft = draftOf(tables)
  for (const host of ['here', 'there']) draft.put('host', host, scope(), { name: host, address: '10.0.0.1', siteId: 'site-1' })
  for (const region of ['us-east-1', 'eu-central-1', 'ca-central-1', 'sa-east-1']) {
    draft.put('vpc', `vpc-${region}`, scope(ME, region), {} as never)
    draft.put('host', region, scope(), { name: region, address: '10.1.0.1', vpcId: `vpc-${region}` })
  }
  write(draft)
  for (const change of draft.changes()) if (change.after) tables.set(change.after)
  return tables
}

const scope = (account = ME, region = 'us-east-1') => ({ account, region })

function flow(draft: Draft, from: string, to: string, gigabytes = 200): void {
  draft.put('flow', 'f', scope(), { from, to, steadyBps: 1, peakBps: 1, single: false, monthlyBytes: gigabytes * GIB })
}

function port(draft: Draft, location: string, over: Partial<Connection> = {}, vif: Partial<VirtualInterface> = {}): void {
  const id = location.toLowerCase()
  draft.put('connection', `dxcon-${id}`, scope(), {
    name: id,
    location,
    bandwidth: '1Gbps',
    state: 'available',
    createdAt: 0,
    awsDevice: `${location}-1`,
    awsLogicalDevice: `${location}-1`,
    requestMACSec: false,
    macSecCapable: false,
    tags: {},
    ...over,
  })
  draft.put('virtualInterface', `dxvif-${id}`, scope(vif.ownerAccount), {
    type: 'private',
    connectionId: `dxcon-${id}`,
    name: `vif-${id}`,
    vlan: 1,
    mtu: 1500,
    state: 'available',
    createdAt: 0,
    ownerAccount: ME,
    amazonSideAsn: 64_512,
    peers: [],
    siteLinkEnabled: false,
    routeFilterPrefixes: [],
    tags: {},
    ...vif,
  })
}

const over = (id: string, fromAws: boolean, rest: Partial<WayCrossing> = {}): WayCrossing => ({
  kind: id.startsWith('vpn') ? 'vpnConnection' : 'virtualInterface',
  id,
  fromAws,
  over: [],
  ...rest,
})
const way = (crossings: readonly WayCrossing[], rest: Partial<Way> = {}): Way => ({
  flow: 'f',
  back: true,
  share: 1,
  crossings,
  ...rest,
})

/** `price id quantity = amount` of every data line. */
function data(report: PriceReport): string[] {
  return report.lines
    .filter(({ unit }) => unit === 'GB')
    .map(({ price: id, quantity, amount }) => `${id} ${quantity} = ${amount}`)
}

function reasons({ unknown }: PriceReport): string {
  return unknown.map(({ what, because }) => `${what}: ${because}`).join('\n')
}

function priced(write: (draft: Draft) => void, ways: readonly Way[]): PriceReport {
  const report = price({ world: worldOf(write), ways }, CATALOGUE)
  assert.deepEqual(PRICE_REPORT.parse(report), report)
  return report
}

const EQDC2_OUT = over('dxvif-eqdc2', true)

// biome-ignore format: a table is read by its rows
const DATA: readonly [because: string, write: (draft: Draft) => void, ways: readonly Way[], expected: readonly string[]][] = [
  ['data in is free', d => { port(d, 'EqDC2'); flow(d, 'here', 'us-east-1') }, [way([over('dxvif-eqdc2', false)], { back: false }), way([EQDC2_OUT])], ['dx.dto.us.us 100 = 2']],
  ['from Virginia to a location in Europe', d => { port(d, 'EqFA5'); flow(d, 'here', 'us-east-1') }, [way([over('dxvif-eqfa5', true)])], ['dx.dto.us.europe 100 = 2']],
  ['and from Europe to Virginia it is another price', d => { port(d, 'EqDC2'); flow(d, 'here', 'eu-central-1') }, [way([EQDC2_OUT])], ['dx.dto.europe.us 100 = 2.82']],
  ['two ways share, and every byte is on one of them', d => { port(d, 'EqDC2'); port(d, 'EqFA5'); flow(d, 'here', 'us-east-1') }, [way([EQDC2_OUT], { share: 1 / 3 }), way([over('dxvif-eqfa5', true)], { share: 2 / 3 })], ['dx.dto.us.us 33.333333333022892475128173828125 = 0.6666666666604578495025634765625', 'dx.dto.us.europe 66.666666666977107524871826171875 = 1.3333333333395421504974365234375']],
  ['a public one of the same account has the Direct Connect rate', d => { port(d, 'EqDC2', {}, { type: 'public' }); flow(d, 'here', 'us-east-1') }, [way([EQDC2_OUT])], ['dx.dto.us.us 100 = 2']],
  ['a public one of somebody else the Internet’s', d => { port(d, 'EqDC2', {}, { type: 'public', ownerAccount: OTHER }); flow(d, 'here', 'us-east-1', 400) }, [way([EQDC2_OUT])], ['dto.internet.free-allowance 100 = 0', 'dto.internet.us-east-1 100 = 9']],
  ['a tunnel over a virtual interface costs what that does', d => { port(d, 'EqDC2'); flow(d, 'here', 'us-east-1') }, [way([over('vpn-1', true, { over: ['dxvif-eqdc2'] })])], ['dx.dto.us.us 100 = 2']],
  ['a tunnel over the Internet what that does', d => flow(d, 'here', 'us-east-1', 400), [way([over('vpn-1', true)])], ['dto.internet.free-allowance 100 = 0', 'dto.internet.us-east-1 100 = 9']],
  ['within a flat rate nothing is added', d => { port(d, 'EqDC2', { bandwidth: '10Gbps', billingMode: 'FlatRateTier1' }); flow(d, 'here', 'us-east-1') }, [way([EQDC2_OUT])], []],
  ['outside it everything is', d => { port(d, 'EqDC2', { bandwidth: '10Gbps', billingMode: 'FlatRateTier1' }); flow(d, 'here', 'eu-central-1') }, [way([EQDC2_OUT])], ['dx.dto.europe.us 100 = 2.82']],
  ['SiteLink goes by two parts of the world', d => { port(d, 'EqDC2'); port(d, 'EqFA5'); flow(d, 'here', 'there') }, [way([over('dxvif-eqdc2', false), over('dxvif-eqfa5', true)])], ['dx.sitelink.gb.us.europe 100 = 2.82']],
  ['a peering of VPCs in two Regions is data between Regions', d => { d.put('vpcPeeringConnection', 'pcx-1', scope(), { accepterRegion: 'us-west-2' } as never); flow(d, 'eu-central-1', 'us-east-1') }, [way([{ kind: 'vpcPeeringConnection', id: 'pcx-1', fromAws: true, over: [] }])], ['dto.interregion.us-east-1.us-west-2 100 = 2']],
]

for (const [because, write, ways, expected] of DATA) {
  test(`data: ${because}`, () => assert.deepEqual(data(priced(write, ways)), expected))
}

test('a port says the name of the LAG that it is in', () => {
  const report = priced(d => {
    d.put('lag', 'dxlag-9n2dth4g', scope(), { name: 'lg', state: 'available' } as never)
    port(d, 'EqDC2', { lagId: 'dxlag-9n2dth4g' })
  }, [])
  assert.deepEqual(
    report.lines.filter(({ price }) => price?.startsWith('dx.port')).map(({ what }) => what),
    ['eqdc2: 1Gbps port at EqDC2 in lg'],
  )
})

// biome-ignore format: a table is read by its rows
const UNKNOWN: readonly [because: string, write: (draft: Draft) => void, ways: readonly Way[], expected: RegExp][] = [
  ['a flow without a volume', d => d.put('flow', 'f', scope(), { from: 'here', to: 'us-east-1', steadyBps: 1, peakBps: 1, single: false }), [way([])], /^here → us-east-1: data transfer: .*monthly: 40TB/],
  ['a flow that does not arrive', d => flow(d, 'here', 'us-east-1'), [way([], { lost: 'no route at edge' })], /back: data transfer: it does not arrive \(no route at edge\)/],
  ['a Region that the matrix does not have', d => { port(d, 'EqDC2'); flow(d, 'here', 'ca-central-1') }, [way([EQDC2_OUT])], /the catalogue has no price dx\.dto\.ca-central-1\.EQDC2/],
  ['a location that it does not have', d => { port(d, 'EQRJ2'); flow(d, 'here', 'sa-east-1') }, [way([over('dxvif-eqrj2', true)])], /the catalogue has no price dx\.dto\.sa-east-1\.EQRJ2/],
  ['a flat rate that AWS has not published', d => port(d, 'EqDC2', { bandwidth: '10Gbps', billingMode: 'FlatRateTier4' }), [], /no price dx\.flatrate\.10G\.tier4/],
  ['a partner’s fee', d => port(d, 'EqDC2', { role: 'hosted' }), [], /eqdc2: partner’s fee: .*fees: \{ eqdc2: \{ partner: AMOUNT \} \}/],
  ['an interconnect', d => port(d, 'EqDC2', { role: 'interconnect' }), [], /AWS publishes no prices of interconnects/],
]

for (const [because, write, ways, expected] of UNKNOWN) {
  test(`unknown, and never zero: ${because}`, () => {
    const report = priced(write, ways)
    assert.match(reasons(report), expected)
    assert.deepEqual(data(report), [])
  })
}

// biome-ignore format: a table is read by its rows
const PORTS: readonly [because: string, location: string, over: Partial<Connection>, expected: string][] = [
  ['dedicated', 'EqDC2', {}, 'dx.port.dedicated.1G.world 219'],
  ['in Japan', 'EqTY2', {}, 'dx.port.dedicated.1G.japan 208.05'],
  ['hosted', 'EqDC2', { role: 'hosted', bandwidth: '500Mbps' }, 'dx.port.hosted.500M.world 146'],
  ['flat rate', 'EqDC2', { bandwidth: '10Gbps', billingMode: 'FlatRateTier1' }, 'dx.flatrate.10G.tier1 8000.8'],
]

for (const [because, location, rest, expected] of PORTS) {
  test(`a port, ${because}: ${expected}`, () => {
    const [line] = priced(draft => port(draft, location, rest), []).lines
    assert.equal(`${line?.price} ${line?.amount}`, expected)
  })
}

test('a port that is not lit says since when it is billed', () => {
  const report = priced(draft => port(draft, 'EqDC2', { state: 'pending', loaIssueTime: Date.UTC(2026, 0, 1) }), [])
  assert.match(
    report.remarks[0] ?? '',
    /^eqdc2 is pending: it is billed from the first light on, or 90 days after the LOA, 2026-04-01,/,
  )
})

test('what nobody has verified is marked, what others pay is left away', () => {
  const world = worldOf(draft => {
    for (const [id, account] of [
      ['1', ME],
      ['2', OTHER],
    ] as const) {
      const attachment = { type: 'peering', state: 'available', tags: {}, resourceId: 'x', resourceOwnerAccount: account }
      draft.put('transitGatewayAttachment', `tgw-attach-${id}`, scope(account, 'eu-central-1'), attachment as never)
    }
  })
  const all = price({ world, ways: [] }, CATALOGUE)
  assert.deepEqual(
    all.lines.map(({ verified, amount }) => [verified, amount]),
    [
      [false, '43.8'],
      [false, '43.8'],
    ],
  )
  assert.equal(price({ world, ways: [], payer: ME }, CATALOGUE).monthly, '43.80')
})

test('the first 100 gigabytes are free once for all Regions of an account', () => {
  const world = worldOf(draft => {
    for (const [id, to] of [
      ['f', 'us-east-1'],
      ['g', 'eu-central-1'],
    ] as const) {
      draft.put('flow', id, scope(), {
        from: 'here',
        to,
        steadyBps: 1,
        peakBps: 1,
        single: false,
        monthlyBytes: 80 * GIB,
        monthlyBackBytes: 80 * GIB,
      })
    }
  })
  const report = price({ world, ways: [way([over('vpn-1', true)]), way([over('vpn-2', true)], { flow: 'g' })] }, CATALOGUE)
  assert.deepEqual(data(report), [
    'dto.internet.free-allowance 80 = 0',
    'dto.internet.free-allowance 20 = 0',
    'dto.internet.eu-central-1 60 = 5.4',
  ])
  assert.equal(report.monthly, '5.40')
})

test('ways of one flow into one transit gateway are one line with their sum', () => {
  const world = worldOf(draft => {
    draft.put('transitGateway', 'tgw-1', scope(), { tags: { Name: 'core' } } as never)
    draft.put('transitGatewayRouteTable', 'rtb-1', scope(), { transitGatewayId: 'tgw-1' } as never)
    flow(draft, 'here', 'us-east-1', 90)
  })
  const crossings: WayCrossing[] = [{ kind: 'transitGatewayAttachment', id: 'at-dx', fromAws: false, over: [], enters: 'rtb-1' }]
  const ways: Way[] = [1, 2, 3].map(() => ({ flow: 'f', back: false, share: 1 / 3, crossings }))
  const into = price({ world, ways }, CATALOGUE).lines.filter(({ what }) => /into core/.test(what))
  assert.deepEqual(
    into.map(({ what, quantity }) => [what, Number(quantity)]),
    [['here → us-east-1: into core', 45]],
  )
})

test('things that share a name have their ids behind it, and what several accounts pay says who', () => {
  const world = worldOf(draft => {
    for (const id of ['a', 'b']) {
      draft.put('natGateway', `nat-${id}`, scope(), { state: 'available', tags: { Name: 'nat' } } as never)
    }
  })
  assert.deepEqual(
    price({ world, ways: [] }, CATALOGUE).unknown.map(({ what }) => what),
    ['nat: NAT gateway in us-east-1 (nat-a)', 'nat: NAT gateway in us-east-1 (nat-b)'],
  )
})

test('a partner’s own ports are the partner’s bill, and said to be', () => {
  const world = worldOf(draft => {
    port(draft, 'EqDC2', { role: 'interconnect' })
    draft.put('connection', 'dxcon-theirs', scope(OTHER), {
      ...draft.get('connection', 'dxcon-eqdc2')!.body,
      name: 'metro',
    })
  })
  const partners = partnersOf(world, ME)
  assert.deepEqual([...partners], [[OTHER, ['metro']]], 'an estate’s own interconnects are its own to pay')
  const { unknown, remarks } = price({ world, ways: [], partners }, CATALOGUE)
  assert.deepEqual(
    unknown.filter(({ what }) => /metro/.test(what)),
    [],
  )
  assert.ok(unknown.some(({ because }) => /no prices of interconnects/.test(because)))
  assert.deepEqual(remarks, [`What account ${OTHER} pays AWS as a partner (metro) is its own bill and in no amount here.`])
})
