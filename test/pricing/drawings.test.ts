import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { breakEven } from '../../src/pricing/breakEven.ts'
import { CATALOGUE } from '../../src/pricing/catalogue.ts'
import { drawnCurves } from '../../src/pricing/drawnCurves.ts'
import { PRICE_REPORT } from '../../src/pricing/priceSchema.ts'
import { estate } from './estates.ts'

const ROOT = join(import.meta.dirname, '../..')
const TWO = 'examples/two-locations/estate.yaml'
const VPN = 'examples/single-vpn/estate.yaml'
const folder = mkdtempSync(join(tmpdir(), 'landbridge-drawings-'))
after(() => rmSync(folder, { recursive: true }))

function landbridge(...args: readonly string[]) {
  const env = { ...process.env, NO_COLOR: '1' }
  return spawnSync(process.execPath, ['--no-warnings', 'src/cli/main.ts', ...args], { cwd: ROOT, encoding: 'utf8', env })
}

function drawn(name: string): string {
  const text = readFileSync(join(folder, name), 'utf8')
  assert.match(
    text,
    /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" class="chart" role="img"[^>]*><style>[\s\S]*<\/style><title>[^<]+<\/title><desc>[^<]+<\/desc>/,
  )
  assert.doesNotMatch(text, /NaN|Infinity|undefined|href=|url\(/)
  return text
}

test('curves of two bills: a point at the crossing, where both are the same, and some way beyond', async () => {
  const [vpn, port] = [await estate({ vpn: 'virtualPrivateGateway' }), await estate({ port: '1Gbps' })]
  const crossings = breakEven(vpn, port, CATALOGUE).intervals.flatMap(({ to }) => (to === null ? [] : [to]))
  const points = drawnCurves(vpn, port, CATALOGUE, crossings)
  assert.deepEqual(
    points.find(({ gigabytes }) => gigabytes === 2735.71),
    { gigabytes: 2735.71, a: 273.71, b: 273.71 },
  )
  assert.deepEqual(points[0], { gigabytes: 0, a: 36.5, b: 219 })
  assert.equal(points.at(-1)?.gigabytes, 4103.565)
  // The free gigabytes of the Internet end at 100: a bend is a point.
  assert.ok(points.some(({ gigabytes }) => gigabytes === 100))
})

test('curves of bills that never cross are drawn as well', async () => {
  const [one, two] = [await estate({ port: '1Gbps' }), await estate({ port: '1Gbps', ports: 2 })]
  const points = drawnCurves(one, two, CATALOGUE, [])
  assert.equal(points.at(-1)?.gigabytes, 10_000)
  assert.ok(points.every(({ a, b }) => b > a))
})

test('breakeven --chart draws both bills, and its crossing bears its volume', () => {
  const { status, stdout, stderr } = landbridge('breakeven', VPN, TWO, '--chart', join(folder, 'bills.svg'))
  assert.equal(status, 0, stderr)
  const volume = /^up to ([\d,]+)\.\d+ GB/.exec(stdout)?.[1]?.replace(',', '') ?? ''
  const text = drawn('bills.svg').replaceAll(',', '')
  const told = Number(/a = b at (\d+) GB/.exec(text)?.[1])
  assert.ok(volume !== '' && Math.abs(told - Number(volume)) <= 1, `${told} is ${volume}`)
  assert.match(text, /examples\/single-vpn\/estate\.yaml/)
})

test('price --chart draws each year, --sensitivity tells three inputs, --tornado draws them', () => {
  const files = { chart: join(folder, 'years.svg'), tornado: join(folder, 'tornado.svg') }
  const { status, stdout, stderr } = landbridge(
    'price',
    TWO,
    '--years',
    '3',
    '--growth',
    '20',
    '--chart',
    files.chart,
    '--sensitivity',
    '--tornado',
    files.tornado,
  )
  assert.equal(status, 0, stderr)
  assert.match(stdout, /\nwhat moves the total +20 % less +20 % more +swing\nprices: ports +[\d,.]+ +[\d,.]+ +[\d,.]+\n/)
  const years = drawn('years.svg')
  for (const label of ['year 1', 'year 3', 'ports', 'data over Direct Connect', 'USD a year'])
    assert.ok(years.includes(label), label)
  assert.equal(drawn('tornado.svg').match(/class="strong end"/g)?.length, 3)
  const { sensitivity } = PRICE_REPORT.parse(JSON.parse(landbridge('price', TWO, '--sensitivity', '--json').stdout))
  assert.equal(sensitivity?.of, 'month')
})

// biome-ignore format: a table is read by its rows
const REFUSED: readonly [args: readonly string[], says: RegExp][] = [
  [['price', 'http://127.0.0.1:9', '--sensitivity'], /^--sensitivity is computed of an estate file; give the file instead of a URL\./],
  [['price', TWO, '--chart', '/nowhere/at/all.svg'], /^\/nowhere\/at\/all\.svg cannot be written: /],
  [['breakeven', VPN, TWO, '--chart', '/nowhere/at/all.svg'], /\/nowhere\/at\/all\.svg/],
]

for (const [args, says] of REFUSED) {
  test(`landbridge ${args.join(' ')} is refused with 2 and a sentence`, () => {
    const { status, stdout, stderr } = landbridge(...args)
    assert.deepEqual([status, stdout], [2, ''])
    assert.match(stderr, says)
    assert.doesNotMatch(stderr, /\n\s+at /, 'no stack trace')
  })
}
