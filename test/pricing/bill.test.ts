import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { DirectConnect } from '@aws-sdk/client-direct-connect'
import { EC2 } from '@aws-sdk/client-ec2'
import type { z } from 'zod'
import { BILL_REPORT } from '../../src/pricing/billSchema.ts'
import { PRICE_REPORT } from '../../src/pricing/priceSchema.ts'
import { asked, customerSide } from '../clients/customerSide.ts'
import { type ServiceUnderTest, serviceUnderTest } from '../clients/serviceUnderTest.ts'
import { BILLED_ESTATE } from './billedEstate.ts'

const ROOT = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'landbridge-bills-'))
after(() => rmSync(folder, { recursive: true }))
const FILE = join(folder, 'estate.yaml')
writeFileSync(FILE, BILLED_ESTATE)
/** 13 months are kept, and no test takes longer: everything that was used. */
const ALWAYS = { from: new Date().toISOString().slice(0, 10), to: '2099-01-01' }

type Bill = z.output<typeof BILL_REPORT>

async function billOf(url: string, period: object = ALWAYS, account?: string): Promise<Bill> {
  return BILL_REPORT.parse(await customerSide(url, account)('POST', 'bills', period))
}

const advance = ({ url }: ServiceUnderTest, duration: string) => customerSide(url)('POST', 'clock', { advance: duration })
const hours = ({ lines }: Bill) => lines.filter(({ unit }) => unit === 'hour').map(({ what, quantity }) => [what, quantity])
const gigabytes = ({ lines }: Bill, price: RegExp) =>
  lines.filter(line => price.test(line.price ?? '')).reduce((sum, { quantity }) => sum + Number(quantity), 0)
const GB = 2 ** 30
/** 8 Mbps, out of AWS only. */
const BYTES_PER_HOUR = 1e6 * 3600

const THREE = (dxA: string, dxB: string, vpn: string) => [
  ['dx-a: 1Gbps port at EqDC2', dxA],
  ['dx-b: 1Gbps port at CSVA1', dxB],
  ['backup: VPN connection in us-east-1', vpn],
]

test('730 quiet hours cost what the price of the month says, to the cent', async () => {
  await using service = await serviceUnderTest({ args: [FILE, '--clock', 'manual'] })
  await advance(service, '730h')
  const bill = await billOf(service.url)
  const month = PRICE_REPORT.parse(await customerSide(service.url)('POST', 'prices', {}))
  assert.deepEqual(hours(bill), THREE('730', '730', '730'))
  assert.equal(bill.total, month.monthly)
  const amounts = (lines: Bill['lines']) => lines.map(({ price, quantity, amount }) => `${price} ${quantity} ${amount}`).sort()
  assert.deepEqual(amounts(bill.lines), amounts(month.lines))

  const firstDay = await billOf(service.url, { from: bill.from, to: nextDay(bill.from) })
  assert.ok(Number(firstDay.total) > 0 && Number(firstDay.total) < Number(bill.total))
})

test('days add up: tiers of a month go on where the days before have left them', async () => {
  await using service = await serviceUnderTest({ args: [FILE, '--clock', 'manual'] })
  await cutBoth(service.url)
  await advance(service, '1000h')
  const whole = await billOf(service.url)
  const middle = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
  const parts = [await billOf(service.url, { ...ALWAYS, to: middle }), await billOf(service.url, { ...ALWAYS, from: middle })]
  const sums = new Map<string, number>()
  for (const { what, quantity } of parts.flatMap(({ lines }) => lines)) sums.set(what, (sums.get(what) ?? 0) + Number(quantity))
  assert.deepEqual([...sums.keys()].sort(), whole.lines.map(({ what }) => what).sort())
  for (const { what, quantity } of whole.lines) assert.ok(Math.abs((sums.get(what) ?? 0) - Number(quantity)) < 1e-6, what)
  assert.ok(whole.lines.some(({ what }) => what.includes('free every month')))
})

test('a service that is killed has lost nothing: 100 hours before it and 140 after it are 240', async () => {
  const data = mkdtempSync(join(folder, 'killed-'))
  {
    await using service = await serviceUnderTest({ data, args: [FILE, '--clock', 'manual'] })
    await advance(service, '100h')
    await service.stop('SIGKILL')
  }
  await using service = await serviceUnderTest({ data, args: ['--clock', 'manual'] })
  await advance(service, '140h')
  const bill = await billOf(service.url)
  assert.deepEqual(hours(bill), THREE('240', '240', '240'))
  assert.ok(Math.abs(gigabytes(bill, /^dx\.dto\./) - (240 * BYTES_PER_HOUR) / GB) < 0.001)
})

test('what is deleted stays on the bill with the hours that it had, and a part of one is whole', async () => {
  await using service = await serviceUnderTest({ args: [FILE, '--clock', 'manual'] })
  await advance(service, '10h')
  await advance(service, '1min')
  const ec2 = new EC2({
    endpoint: service.url,
    region: 'us-east-1',
    credentials: { accessKeyId: '123456789012', secretAccessKey: 'any' },
  })
  const [vpn] = (await ec2.describeVpnConnections({})).VpnConnections ?? []
  await ec2.deleteVpnConnection({ VpnConnectionId: vpn?.VpnConnectionId })
  await advance(service, '2h')
  assert.deepEqual(hours(await billOf(service.url)), THREE('13', '13', '11'))
})

test('a fault that moves the traffic to the VPN has it billed at the rates of the Internet', async () => {
  await using service = await serviceUnderTest({ args: [FILE, '--clock', 'manual'] })
  await advance(service, '50h')
  await cutBoth(service.url)
  await advance(service, '100h')
  await customerSide(service.url)('DELETE', 'faults')
  await advance(service, '50h')
  const bill = await billOf(service.url)
  assert.deepEqual(hours(bill), THREE('200', '200', '200'))
  const [direct, internet] = [gigabytes(bill, /^dx\.dto\./), gigabytes(bill, /^dto\.internet\./)]
  // Of either there is a little less: what was sent while nobody had noticed yet has not arrived, or had not moved.
  const seconds = (15 * 60 * 1e6) / GB
  assert.ok(Math.abs(direct - (100 * BYTES_PER_HOUR) / GB) < seconds, `${direct} GB over Direct Connect`)
  assert.ok(Math.abs(internet - (100 * BYTES_PER_HOUR) / GB) < seconds, `${internet} GB over the Internet`)
  const paid = bill.lines.filter(({ price }) => price === 'dto.internet.us-east-1')
  assert.deepEqual(
    paid.map(({ unitPrice }) => unitPrice),
    ['0.09'],
  )
})

test('an account is shown its own lines and no others', async () => {
  await using service = await serviceUnderTest({ args: [FILE, '--clock', 'manual'] })
  const credentials = { accessKeyId: '222222222222', secretAccessKey: 'any' }
  const other = new DirectConnect({ endpoint: service.url, region: 'us-east-1', credentials })
  await other.createConnection({ location: 'EqDC2', bandwidth: '10Gbps', connectionName: 'theirs' })
  await advance(service, '24h')
  assert.deepEqual(hours(await billOf(service.url)), THREE('24', '24', '24'))
  assert.deepEqual(hours(await billOf(service.url, ALWAYS, '222222222222')), [['theirs: 10Gbps port at EqDC2', '24']])
  const none = await billOf(service.url, ALWAYS, '333333333333')
  assert.deepEqual([none.total, none.lines, none.unknown], ['0.00', [], []])
})

test('a port that never saw light is billed from the 90th day after its LOA on', async () => {
  await using service = await serviceUnderTest({ args: ['--clock', 'manual', '--hands', 'manual'] })
  const credentials = { accessKeyId: '123456789012', secretAccessKey: 'any' }
  const client = new DirectConnect({ endpoint: service.url, region: 'us-east-1', credentials })
  await client.createConnection({ location: 'EqDC2', bandwidth: '1Gbps', connectionName: 'dark' })
  await advance(service, '89d')
  assert.deepEqual(hours(await billOf(service.url)), [])
  await advance(service, '6d')
  assert.deepEqual(hours(await billOf(service.url)), [['dark: 1Gbps port at EqDC2', '120']])
  // Ten days after the warning it is taken away, and stays on the bill.
  await advance(service, '15d')
  assert.deepEqual(hours(await billOf(service.url)), [['dark: 1Gbps port at EqDC2', '240']])
})

// biome-ignore format: a table is read by its rows
const REFUSED: readonly [period: object, says: RegExp][] = [
  [{ month: '2026-13' }, /month is 2026-13; it takes a year and a month/],
  [{ month: '2026-11', from: '2026-11-01' }, /month stands alone/],
  [{ from: '2026-02-30' }, /from is 2026-02-30; it takes a day/],
  [{ to: '2026-11-01' }, /to goes with from/],
  [{ from: ALWAYS.from, to: ALWAYS.from }, /no later than from/],
  [{ from: '2098-01-01' }, /is to come/],
  [{ from: '2001-01-01' }, /kept for 13 months/],
  [{ since: '2026-11-01' }, /since/],
]

test('bill, the command: the table, CSV, FOCUS and a page; a time that makes no sense is refused', async () => {
  await using service = await serviceUnderTest({ args: [FILE, '--clock', 'manual'] })
  await advance(service, '24h')
  const landbridge = (...args: readonly string[]) =>
    spawnSync(process.execPath, ['--no-warnings', 'src/cli/main.ts', 'bill', ...args], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
    })
  const [page, focus] = [join(folder, 'bill.html'), join(folder, 'focus.csv')]
  const table = landbridge(service.url, '--from', ALWAYS.from, '--to', '2099-01-01', '--html', page, '--focus', focus)
  assert.equal(table.status, 0, table.stderr)
  assert.match(table.stdout, /dx-a: 1Gbps port at EqDC2 +24 +hour +0\.30? +7\.20/)
  assert.match(table.stdout, /\nAccount 123456789012, .* USD, and 1 more whose price is unknown\.\n/)
  assert.match(readFileSync(page, 'utf8'), /<h1>Bill of 123456789012<\/h1>/)
  assert.match(readFileSync(focus, 'utf8'), new RegExp(`"?${ALWAYS.from}T00:00:00Z`))
  const rows = landbridge(service.url, '--from', ALWAYS.from, '--csv').stdout.trim().split('\n')
  assert.match(rows[0] ?? '', /^what,quantity,unit,unitPrice,amount,currency,account,/)
  assert.equal(JSON.parse(landbridge(service.url, '--json').stdout).account, '123456789012')
  const file = landbridge(FILE)
  assert.equal(file.status, 2)
  assert.match(file.stderr, /is no URL; bill takes that of a running service/)

  for (const [period, says] of REFUSED) {
    const { status, answer } = await asked(service.url, 'POST', 'bills', period)
    assert.deepEqual([status, answer.code], [400, 'ValidationException'], JSON.stringify(period))
    assert.match(String(answer.message), says)
  }
  const { answer } = await asked(service.url, 'GET', `bills?from=${ALWAYS.from}&to=2099-01-01`)
  assert.deepEqual(BILL_REPORT.parse(answer), await billOf(service.url))
})

async function cutBoth(url: string): Promise<void> {
  const { components } = await customerSide(url)<{ components: { id: string; name: string; kind: string }[] }>(
    'GET',
    'components',
  )
  const ports = components.filter(({ kind, name }) => kind === 'connection' && /^dx-[ab]$/.test(name))
  assert.equal(ports.length, 2)
  for (const { id } of ports) await customerSide(url)('POST', 'faults', { kind: 'cut', on: id })
}

function nextDay(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
}
