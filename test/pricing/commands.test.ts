import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { BREAK_EVEN } from '../../src/pricing/breakEvenSchema.ts'
import { PRICE_REPORT } from '../../src/pricing/priceSchema.ts'

const ROOT = join(import.meta.dirname, '../..')
const TWO = 'examples/two-locations/estate.yaml'
const VPN = 'examples/single-vpn/estate.yaml'
const OFFERS = 'test/pricing/offers'
const folder = mkdtempSync(join(tmpdir(), 'landbridge-prices-'))
after(() => rmSync(folder, { recursive: true }))

/** Runs the command as a user does, with data of its own. */
function landbridge(...args: readonly string[]) {
  const env = { ...process.env, NO_COLOR: '1' }
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', 'src/cli/main.ts', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env,
  })
  return { status, stdout, stderr }
}

function estateFile(name: string, change: (text: string) => string): string {
  const file = join(folder, name)
  writeFileSync(file, change(readFileSync(join(ROOT, TWO), 'utf8')))
  return file
}

test('price --json has the promised shape, and its lines add up to its total', () => {
  const { status, stdout, stderr } = landbridge('price', TWO, '--json')
  assert.equal(status, 0, stderr)
  const report = PRICE_REPORT.parse(JSON.parse(stdout))
  assert.equal(report.currency, 'USD')
  const cents = report.lines.reduce((sum, { amount }) => sum + Number(amount), 0)
  assert.equal(cents.toFixed(2), report.monthly)
  assert.ok(report.lines.some(({ price, amount }) => price === 'dx.port.dedicated.10G.world' && amount === '1642.5'))
})

test('fees of the estate are lines, those that are not said are asked for', () => {
  const file = estateFile('fees.yaml', text => `${text}\nfees: { dx-a: { crossConnect: 300.50 } }\n`)
  const { lines, unknown } = PRICE_REPORT.parse(JSON.parse(landbridge('price', file, '--json').stdout))
  assert.deepEqual(
    lines.filter(({ price }) => price === null).map(({ what, amount }) => [what, amount]),
    [['dx-a: cross-connect', '300.5']],
  )
  assert.deepEqual(
    unknown.map(({ what }) => what).filter(what => what.includes('cross-connect')),
    ['dx-b: cross-connect'],
  )
})

test('a partner’s interconnect is the partner’s bill, as it is where plan prices a design and a drill report tells of money', () => {
  const { status, stdout } = landbridge('price', 'examples/three-accounts/estate.yaml')
  assert.equal(status, 0)
  assert.doesNotMatch(stdout, /metro:/)
  assert.match(stdout, /\nWhat account 111111111111 pays AWS as a partner \(metro\) is its own bill and in no amount here\.\n/)
  const page = join(folder, 'three.html')
  assert.equal(landbridge('drill', 'examples/three-accounts/estate.yaml', '--report', page).status, 0)
  const money = readFileSync(page, 'utf8').split('What it costs')[1] ?? ''
  assert.match(money, /What account 111111111111 pays AWS as a partner \(metro\) is its own bill/)
  assert.doesNotMatch(money.slice(0, money.indexOf('What account')), /metro:/)
})

test('the table says what is unknown; CSV, HTML and FOCUS have every line', () => {
  const [html, focus] = [join(folder, 'price.html'), join(folder, 'focus.csv')]
  const { status, stdout } = landbridge('price', TWO, '--html', html, '--focus', focus)
  assert.equal(status, 0)
  assert.match(stdout, /^what +quantity +unit +price +amount +source\n/)
  assert.match(stdout, /\nMonthly price: [\d,]+\.\d\d USD, and on top of it 3 things whose price is unknown\.\n/)
  assert.match(stdout, /dx-a: cross-connect: no price list has it; give fees: \{ dx-a: \{ crossConnect: AMOUNT \} \}\./)
  const lines = (landbridge('price', TWO, '--csv').stdout.match(/\r\n/g) ?? []).length
  const known = PRICE_REPORT.parse(JSON.parse(landbridge('price', TWO, '--json').stdout))
  assert.equal(lines, 1 + known.lines.length + known.unknown.length)
  assert.equal((readFileSync(focus, 'utf8').match(/\r\n/g) ?? []).length, 1 + known.lines.length)
  assert.match(readFileSync(focus, 'utf8'), /^BilledCost,BillingAccountId,BillingCurrency,/)
  assert.equal((readFileSync(html, 'utf8').match(/<tr><td>/g) ?? []).length, known.lines.length)
})

test('a price that nobody verified is marked', () => {
  assert.match(landbridge('price', VPN).stdout, /office-to-aws: VPN connection in eu-central-1 .*NOT VERIFIED: /)
})

test('breakeven --json names intervals from 0 on', () => {
  const { status, stdout, stderr } = landbridge('breakeven', VPN, TWO, '--json')
  assert.equal(status, 0, stderr)
  const { a, b, intervals } = BREAK_EVEN.parse(JSON.parse(stdout))
  assert.deepEqual([a, b, intervals[0]?.from, intervals.map(({ cheaper }) => cheaper)], [VPN, TWO, '0.00', ['a', 'b']])
})

test('prices import shows, --adopt keeps, and prices show has what was kept', () => {
  const data = join(folder, 'data')
  const offer = `${OFFERS}/directConnect.json`
  const shown = landbridge('prices', 'import', offer, '--data', data)
  assert.match(shown.stdout, /changed +dx\.port\.dedicated\.1G\.EQDC2 +0\.3 +0\.31\n/)
  assert.match(shown.stdout, /not taken: NEW USE1-EqDC2-FlatRatePort:10G-Tier4: its usage type is not known\./)
  assert.match(shown.stdout, /Nothing is changed; --adopt/)
  assert.doesNotMatch(landbridge('prices', 'show', '--data', data).stdout, /EQDC2/)
  const adopted = landbridge('prices', 'import', offer, '--data', data, '--adopt')
  assert.equal(adopted.status, 0, adopted.stderr)
  assert.match(
    landbridge('prices', 'show', '--service', 'port', '--data', data).stdout,
    /dx\.port\.dedicated\.1G\.EQDC2 +0\.31 +hour +2026-10-01 +AWS Price List/,
  )
  const { changes } = JSON.parse(landbridge('prices', 'import', offer, '--data', data, '--json').stdout)
  assert.deepEqual(new Set(changes.map(({ change }: { change: string }) => change)), new Set(['same']))
})

// biome-ignore format: a table is read by its rows
const REFUSED: readonly [args: readonly string[], says: RegExp][] = [
  [['price', 'nofile.yaml'], /^There is no file nofile\.yaml/],
  [['price', 'http://127.0.0.1:9'], /^Nothing answers at http:\/\/127\.0\.0\.1:9;/],
  [['price', TWO, '--growth', '20'], /^--growth goes with --years\./],
  [['price', TWO, '--years', '0'], /It takes a whole number from 1 to 50\./],
  [['price', 'http://127.0.0.1:9', '--years', '3'], /^--years is computed of an estate file/],
  [['breakeven', TWO, 'http://127.0.0.1:9'], /^breakeven compares files; give an estate file instead of http/],
  [['breakeven', TWO, VPN, '--over', 'in'], /Allowed choices are out\./],
  [['price', TWO, '--csv', '--json'], /'--json' cannot be used with option '--csv'/],
  [['bill', 'http://127.0.0.1:1', '--json', '--csv'], /'--json' cannot be used with option '--csv'/],
  [['prices', 'import', `${OFFERS}/anotherService.json`], /anotherService\.json cannot be taken: it is the offer of AmazonS3;/],
  [['prices', 'import', 'nofile.json'], /^nofile\.json cannot be read: /],
  [['prices', 'show', '--service', 'nothing-like-it'], /^No price has these words;/],
]

for (const [args, says] of REFUSED) {
  test(`landbridge ${args.join(' ')} is refused with 2 and a sentence`, () => {
    const { status, stdout, stderr } = landbridge(...args)
    assert.deepEqual([status, stdout], [2, ''])
    assert.match(stderr, says)
    assert.doesNotMatch(stderr, /\n\s+at /, 'no stack trace')
  })
}

test('a fee for a port that is not there is refused with its place', () => {
  const file = estateFile('wrong.yaml', text => `${text}\nfees: { dx-c: { crossConnect: 300 } }\n`)
  const { status, stderr } = landbridge('price', file)
  assert.equal(status, 2)
  assert.match(
    stderr,
    /wrong\.yaml:\d+:\d+: error: fees\.dx-c is dx-c, and there is no connection, interconnect or LAG of that name: did you mean dx-a/,
  )
})
