import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Decimal } from '../../src/net/money.ts'
import { breakEven } from '../../src/pricing/breakEven.ts'
import { CATALOGUE, type Catalogue } from '../../src/pricing/catalogue.ts'
import { price } from '../../src/pricing/price.ts'
import type { PriceReport } from '../../src/pricing/priceReport.ts'
import { costOf, estate, withInternet } from './estates.ts'
import figures from './guideFigures.json' with { type: 'json' }

/**
 * The figures of a published hybrid cloud guide, recomputed exactly by somebody else: ours are the same to the cent. What the
 * guide got wrong is computed under its own assumptions, and its verdict stands in the table with the reason.
 */

/** The guide's Internet: 0.09 from the first gigabyte to the last. */
const FLAT = withInternet([{ price: '0.09' }], false)
/** What it calls the tiers. */
const GUIDES_TIERS = withInternet([{ upTo: '100', price: '0.09' }, { price: '0.085' }], false)

type Options = Parameters<typeof estate>[0]
type Case = () => Promise<string> | string

const VPN: Options = { vpn: 'virtualPrivateGateway' }
const DX1: Options = { port: '1Gbps' }
const DX10: Options = { port: '10Gbps' }
const TB5 = 5120
const TB10 = 10_240

const monthly =
  (options: Options, catalogue: Catalogue = CATALOGUE) =>
  async () =>
    (await priced(options, catalogue)).monthly
/** Without the lines whose text has the word. */
const without = (word: string, options: Options) => async () =>
  sum((await priced(options)).lines.filter(({ what }) => !what.includes(word)))
const only =
  (word: string, options: Options, catalogue: Catalogue = CATALOGUE) =>
  async () =>
    sum((await priced(options, catalogue)).lines.filter(({ what }) => what.includes(word)))
const times =
  (count: number, options: Options, catalogue: Catalogue = CATALOGUE, start = '0') =>
  async () =>
    plus(product(await monthly(options, catalogue)(), count), start)
const crossing =
  (a: Options, b: Options, catalogue: Catalogue = CATALOGUE) =>
  async () => {
    const found = breakEven(await estate(a), await estate(b), catalogue)
    assert.deepEqual(
      found.intervals.map(({ cheaper }) => cheaper),
      ['a', 'b'],
    )
    return found.intervals[0]?.to ?? 'never'
  }

async function priced(options: Options, catalogue: Catalogue = CATALOGUE): Promise<PriceReport> {
  return price(await estate(options), catalogue)
}

const sum = (lines: PriceReport['lines']) => lines.reduce((total, { amount }) => plus(total, amount), '0')
const plus = (a: string, b: string) => exact(a).plus(exact(b)).trimmed().toString()
const product = (a: string, count: number) => exact(a).times(Decimal.of(count)).toString()
const exact = (text: string) => Decimal.parse(text) ?? assert.fail(`${text} is no number`)

const flatCrossings = (name: string, a: Options, b: Options, catalogue: Catalogue): [string, Case][] =>
  [0, 100, 200].map(fee => [`${name}.xc${fee}`, crossing(a, { ...b, crossConnect: fee }, catalogue)])

// biome-ignore format: a table is read by its rows
const CASES: Readonly<Record<string, Case>> = {
  'vpn.month': monthly(VPN),
  'vpn.500gb': monthly({ ...VPN, out: 500 }, FLAT),
  'vpn.500gb.free': monthly({ ...VPN, out: 500 }),
  'dx10g.port': monthly(DX10),
  'dx10g.dto.10tb': only('out of', { ...DX10, out: TB10 }),
  'dx10g.total.low': monthly({ ...DX10, out: TB10, crossConnect: 100 }),
  'dx10g.total.high': monthly({ ...DX10, out: TB10, crossConnect: 500 }),
  'vpn.dto.10tb': only('out of', { ...VPN, out: TB10 }, FLAT),
  'vpn.total.10tb': monthly({ ...VPN, out: TB10 }, FLAT),
  'vpn.total.10tb.tiers': monthly({ ...VPN, out: TB10 }),
  ...Object.fromEntries(flatCrossings('breakeven.dx10g.vpn.flat', VPN, DX10, withInternet([{ price: '0.09' }], false))),
  'filegw.storage': () => costOf('s3.storage.standard.us-east-1', '10240'),
  'filegw.dto': () => costOf('dto.internet.us-east-1', '1024', FLAT),
  'filegw.total': () => plus(costOf('s3.storage.standard.us-east-1', '10240'), costOf('dto.internet.us-east-1', '1024', FLAT)),
  'filegw.total.real': () => plus(costOf('s3.storage.standard.us-east-1', '10240'), costOf('dto.internet.us-east-1', '1024')),
  'tape.active': () => costOf('sgw.tape.storage.us-east-1', '10000'),
  'tape.archive': () => costOf('sgw.tape.archive.deep.us-east-1', '90000'),
  'tape.total': () => plus(costOf('sgw.tape.storage.us-east-1', '10000'), costOf('sgw.tape.archive.deep.us-east-1', '90000')),
  'tape.total.binary': () => plus(costOf('sgw.tape.storage.us-east-1', '10240'), costOf('sgw.tape.archive.deep.us-east-1', '92160')),
  'deep.per.tb': () => costOf('s3.storage.deep-archive.us-east-1', '1000'),
  'tape.year': () => product(plus(costOf('sgw.tape.storage.us-east-1', '10000'), costOf('sgw.tape.archive.deep.us-east-1', '90000')), 12),
  'outposts.36': () => costOf('outposts.rack.guide.low', '36'),
  'tco.vpn.month': monthly({ ...VPN, out: TB5 }, FLAT),
  'tco.vpn.36': times(36, { ...VPN, out: TB5 }, FLAT),
  'tco.dx1g.month': monthly({ ...DX1, out: TB5, crossConnect: 200 }),
  'tco.dx1g.36': times(36, { ...DX1, out: TB5, crossConnect: 200 }),
  'tco.dxvpn.month': monthly({ ...DX1, ...VPN, out: TB5, crossConnect: 200 }),
  'tco.dxvpn.36': times(36, { ...DX1, ...VPN, out: TB5, crossConnect: 200 }),
  'tco.dxvpn.tgw.month': without('vpc attachment', { ...DX1, vpn: 'private', out: TB5, crossConnect: 200 }),
  'tco.dxvpn.tgw.vpc.month': monthly({ ...DX1, vpn: 'private', out: TB5, crossConnect: 200 }),
  'tco.diff.5tb': async () => plus(await monthly({ ...DX1, out: TB5, crossConnect: 200 })(), `-${await monthly({ ...VPN, out: TB5 }, FLAT)()}`),
  ...Object.fromEntries(flatCrossings('breakeven.dx1g.vpn.flat', VPN, DX1, FLAT)),
  ...Object.fromEntries(flatCrossings('breakeven.dx1g.vpn.tiers', VPN, DX1, CATALOGUE)),
  ...Object.fromEntries(flatCrossings('breakeven.dxvpn.vpn.flat', VPN, { ...DX1, ...VPN }, FLAT)),
  'breakeven.dx1gtgw.vpntgw.flat.xc200': crossing({ vpn: 'transitGateway' }, { ...DX1, type: 'transit', crossConnect: 200 }, FLAT),
  ...Object.fromEntries(flatCrossings('breakeven.dxvpn.vpn.tiersA', VPN, { ...DX1, ...VPN }, CATALOGUE)),
  'breakeven.flatrate.10G_T1_vs_1_PAYG_port,_US_0.02': crossing(DX10, { ...DX10, billingMode: 'FlatRateTier1' }),
  'breakeven.flatrate.10G_T1_pair_vs_2_PAYG_ports,_US_0.02': crossing({ ...DX10, ports: 2 }, { ...DX10, ports: 2, billingMode: 'FlatRateTier1', pair: true }),
  'breakeven.flatrate.10G_T1_vs_1_PAYG_port,_Japan_0.041': crossing(
    { ...DX10, region: 'ap-northeast-1', location: 'EqTY2' },
    { ...DX10, region: 'ap-northeast-1', location: 'EqTY2', billingMode: 'FlatRateTier1' },
  ),
  'efs.10tb': () => costOf('efs.standard.us-east-1', '10240'),
  'efs.ia.10tb': () => costOf('efs.ia.us-east-1', '10240'),
  'fsx.10tb': () => costOf('fsx.windows.ssd.multiaz.us-east-1', '10240'),
  's3.direct': () => costOf('s3.storage.standard.us-east-1', '10240'),
  'step4.vpn': times(36, { ...VPN, out: TB5 }, FLAT, '50000'),
  'step4.dx': times(36, { ...DX1, out: TB5, crossConnect: 200 }, CATALOGUE, '50000'),
  'tier.first100': () => costOf('dto.internet.us-east-1', '100', GUIDES_TIERS),
  'tier.next10tb': () => plus(costOf('dto.internet.us-east-1', '10340', GUIDES_TIERS), `-${costOf('dto.internet.us-east-1', '100', GUIDES_TIERS)}`),
  'tier.10tb.guide': () => costOf('dto.internet.us-east-1', '10240', GUIDES_TIERS),
  'tier.50tb.real': () => costOf('dto.internet.us-east-1', '51200'),
  'dms.month': () => costOf('dms.instance.r5.large.single', '730'),
}

/** Figures that no price is behind, or none that an estate can have. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'vpn.tunnels': 'rates of tunnels are the drill’s: vpnConnectionToTunnels',
  'breakeven.dx1g.internet.flat.xc0': 'plain Internet egress is no estate of ours: whoever reaches a VPC has a VPN or a port',
  'breakeven.dx1g.internet.tiersA.xc0': 'the same',
  'mtu.vpn': 'sizes of packets are the trace’s',
  'mtu.dx': 'the same',
  'sla.vpn': 'commitments are the plan’s',
  'sla.dx': 'the same',
}

for (const { name, said, exact: fraction, verdict } of figures) {
  const compute = CASES[name]
  if (compute === undefined) {
    test(`${name}: elsewhere`, () => assert.ok(ELSEWHERE[name], `${name} has neither a case nor a reason`))
    continue
  }
  test(`${name} (${said}): ${verdict}`, async () => assert.equal(cents(await compute()), quotient(fraction)))
}

test('every case has a figure', () => {
  const names = new Set(figures.map(({ name }) => name))
  assert.deepEqual(
    [...Object.keys(CASES), ...Object.keys(ELSEWHERE)].filter(name => !names.has(name)),
    [],
  )
})

function cents(text: string): string {
  return exact(text).rounded(2).toString()
}

/** `19473/10` to the cent. */
function quotient(fraction: string): string {
  const [dividend = '', divisor = '1'] = fraction.split('/')
  return exact(dividend).dividedBy(Number(divisor), 12).rounded(2).toString()
}
