import assert from 'node:assert/strict'
import { test } from 'node:test'
import { breakEven } from '../../src/pricing/breakEven.ts'
import { BREAK_EVEN } from '../../src/pricing/breakEvenSchema.ts'
import { breakEvenText } from '../../src/pricing/breakEvenText.ts'
import { CATALOGUE } from '../../src/pricing/catalogue.ts'
import { price } from '../../src/pricing/price.ts'
import { estate, withInternet } from './estates.ts'

type Options = Parameters<typeof estate>[0]
const VPN: Options = { vpn: 'virtualPrivateGateway' }
const DX1: Options = { port: '1Gbps' }
/** Dear at first, nearly free behind 10 TB: as Internet rates fall, so a line is worth it only in between. */
const FALLING = withInternet([{ upTo: '10240', price: '0.09' }, { price: '0.001' }], true)

// biome-ignore format: a table is read by its rows
const TABLE: readonly [because: string, a: Options, b: Options, catalogue: typeof CATALOGUE, expected: readonly string[]][] = [
  ['a VPN is cheaper until the port pays', VPN, DX1, CATALOGUE, ['0.00..2735.71 a', '2735.71..null b']],
  ['the other way round', DX1, VPN, CATALOGUE, ['0.00..2735.71 b', '2735.71..null a']],
  ['the same is the same', VPN, VPN, CATALOGUE, ['0.00..null same']],
  ['always: a second port saves nothing', DX1, { ...DX1, ports: 2 }, CATALOGUE, ['0.00..null a']],
  ['never: 100 Gbps are too dear for what a VPN costs beside 1 Gbps', { ...DX1, ...VPN }, { port: '100Gbps' }, CATALOGUE, ['0.00..null a']],
  ['tiers bend a bill, so two bills may cross twice', VPN, DX1, FALLING, ['0.00..2735.71 a', '2735.71..38355.79 b', '38355.79..null a']],
]

for (const [because, a, b, catalogue, expected] of TABLE) {
  test(`break-even: ${because}`, async () => {
    const found = breakEven(await estate(a), await estate(b), catalogue)
    assert.deepEqual(
      found.intervals.map(({ from, to, cheaper }) => `${from}..${to} ${cheaper}`),
      expected,
    )
    assert.deepEqual(BREAK_EVEN.parse({ ...found, a: 'a.yaml', b: 'b.yaml' }).intervals, found.intervals)
  })
}

test('at a crossing both bills are the same, a gigabyte before and after they are not', async () => {
  const { intervals } = breakEven(await estate(VPN), await estate(DX1), CATALOGUE)
  assert.deepEqual(intervals[1]?.monthlyAtFrom, { a: '273.71', b: '273.71' })
  const monthly = async (options: Options, out: number) => Number(price(await estate({ ...options, out }), CATALOGUE).monthly)
  assert.ok((await monthly(VPN, 2735)) < (await monthly(DX1, 2735)))
  assert.ok((await monthly(VPN, 2737)) > (await monthly(DX1, 2737)))
})

test('in words', async () => {
  const names = { a: 'vpn.yaml', b: 'dx.yaml' }
  const crossing = breakEvenText(breakEven(await estate(VPN), await estate({ ...DX1, crossConnect: 200 }), CATALOGUE), names)
  assert.match(
    crossing,
    /^up to 5,592\.86 GB a month: vpn\.yaml is cheaper\.\nfrom 5,592\.86 GB a month on: dx\.yaml is cheaper, where both cost 530\.86 USD\./,
  )
  const never = breakEvenText(breakEven(await estate(DX1), await estate({ ...DX1, ports: 2 }), CATALOGUE), names)
  assert.match(never, /^However much leaves AWS, vpn\.yaml is cheaper: the bills never cross\./)
  assert.match(never, /dx\.yaml: dx-b: cross-connect: no price list has it/)
})
