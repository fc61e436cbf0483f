import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Decimal } from '../../net/money.ts'
import { CATALOGUE } from '../../pricing/catalogue.ts'
import { linesOf } from '../../pricing/lines.ts'
import type { Annex } from '../design.ts'
import { parseRequirements } from '../parseRequirements.ts'
import { annexesOf } from './annexesOf.ts'

const BASE = `landbridge-plan: 1
sites: { office: { place: 'Ashburn, VA', prefixes: [10.1.0.0/16], traffic: { steady: 100Mbps, peak: 1Gbps } } }
regions: { us-east-1: { vpcs: 1, cidr: 10.64.0.0/16 } }
`

function annexes(members: string): readonly Annex[] {
  const { requirements, problems } = parseRequirements(BASE + members, 'requirements.yaml')
  if (!requirements) return assert.fail(problems.map(({ summary }) => summary).join('\n'))
  return annexesOf(requirements, CATALOGUE)
}

function annex(members: string): Annex {
  const [found, ...more] = annexes(members)
  if (!found || more.length > 0) return assert.fail('one annex was expected')
  return found
}

const exact = (text: string) => Decimal.parse(text) ?? assert.fail(`${text} is no number`)
const plus = (a: string, b: string) => exact(a).plus(exact(b)).rounded(2).toString()
/** What the named alternative asks for the line that has the word. */
const line = ({ alternatives }: Annex, alternative: string, word: string) =>
  alternatives.find(({ name }) => name.startsWith(alternative))?.lines.find(({ what }) => what.includes(word))?.amount
/** Data read back, at what the Internet asks for it. */
function internet(gigabytes: string | null | undefined): string {
  const usage = { what: 'out', price: 'dto.internet.us-east-1', quantity: exact(gigabytes ?? ''), account: '1' }
  return linesOf({ usages: [usage], fees: [] }, CATALOGUE)
    .lines.reduce((sum, { amount }) => sum.plus(amount), Decimal.ZERO)
    .toString()
}

const FILES = annex('storage: [{ kind: file, size: 10TiB, change: 0%, read: 1TiB }]')
const TAPES = annex('storage: [{ kind: tape, size: 100000GiB, change: 0%, archive: 90% }]')
const BINARY_TAPES = annex('storage: [{ kind: tape, size: 100TiB, change: 0%, archive: 90% }]')
const OUTPOSTS = annex('onPremises: { latency: 2ms }')

// biome-ignore format: a table is read by its rows
const FIGURES: readonly { readonly given: string; readonly found: string | undefined; readonly figure: string; readonly because: string }[] = [
  { given: '10 TiB of files, storage', found: line(FILES, 'S3 File Gateway', 'S3 Standard'), figure: '235.52', because: '10,240 × 0.023' },
  { given: 'with 1 TiB read back over the Internet', found: plus(FILES.monthly, internet(FILES.bridge?.outGigabytes)), figure: '318.68', because: '235.52 + (1,024 − 100) × 0.09' },
  { given: '10 TiB in EFS', found: annex('storage: [{ kind: file, size: 10TiB, change: 0% }]').alternatives.find(({ name }) => name.startsWith('EFS'))?.monthly, figure: '3072.00', because: '10,240 × 0.30' },
  { given: '10 TiB in EFS IA', found: line(annex('storage: [{ kind: file, size: 10TiB, archive: 100% }]'), 'EFS', 'Infrequent'), figure: '256', because: '10,240 × 0.025' },
  { given: '10 TiB in FSx on SSD', found: line(FILES, 'FSx for Windows on SSD', 'SSD'), figure: '2355.2', because: '10,240 × 0.23' },
  { given: '10 TiB in FSx on HDD, least throughput', found: FILES.alternatives.find(({ name }) => name.startsWith('FSx for Windows on HDD'))?.monthly, figure: '292.00', because: '10,240 × 0.025 + 8 × 4.50' },
  { given: 'tapes in use', found: line(TAPES, 'Tape Gateway, archive in Deep', 'virtual tapes'), figure: '230', because: '10,000 × 0.023' },
  { given: 'tapes in the archive', found: line(TAPES, 'Tape Gateway, archive in Deep', 'archived'), figure: '89.1', because: '90,000 × 0.00099' },
  { given: 'all tapes', found: TAPES.monthly, figure: '319.10', because: '230 + 89.10' },
  { given: 'all tapes, in units of 1,024', found: BINARY_TAPES.monthly, figure: '326.76', because: '10,240 × 0.023 + 92,160 × 0.00099 = 326.7584' },
  { given: 'all tapes, a year', found: exact(TAPES.monthly).times(Decimal.of(12)).toString(), figure: '3829.20', because: '319.10 × 12' },
  { given: '1,000 GB for the archive', found: annex('storage: [{ kind: object, size: 1000GiB, archive: 100% }]').monthly, figure: '0.99', because: '1,000 × 0.00099' },
  { given: '10 TiB of objects', found: annex('storage: [{ kind: object, size: 10TiB }]').monthly, figure: '235.52', because: 'S3 has no gateway and nothing is written through one' },
  { given: 'a rack for 36 months, lower bound', found: exact(OUTPOSTS.monthly).times(Decimal.of(36)).toString(), figure: '360000.00', because: '10,000 × 36' },
  { given: 'a rack for 36 months, upper bound', found: exact(OUTPOSTS.alternatives[1]?.monthly ?? '').times(Decimal.of(36)).toString(), figure: '1800000.00', because: '50,000 × 36' },
  { given: '50 people, 160 hours, two zones', found: annex('remoteUsers: { count: 50 }').monthly, figure: '546.00', because: '2 × 730 × 0.10 + 50 × 160 × 0.05' },
  { given: '10,000 people on one association', found: annex('remoteUsers: { count: 10000, hours: 1, subnets: 1 }').monthly, figure: '646.00', because: 'an association takes 7,000, so there are two: 146 + 500' },
  { given: '1 TiB of volumes, cached, 1 % a day', found: annex('storage: [{ kind: block, size: 1TiB }]').monthly, figure: '25.67', because: '1,024 × 0.023 + (10.24 × 730 / 24 − 100) × 0.01 = 23.552 + 2.114667' },
  { given: '100 TiB of files, 1 % a day', found: line(annex('storage: [{ kind: file, size: 100TiB }]'), 'S3 File Gateway', 'at most'), figure: '125', because: '(31,146.7 − 100) × 0.01 = 310.47, and a gateway asks 125 at most' },
]

for (const { given, found, figure, because } of FIGURES)
  test(`${given}: ${figure}, ${because}`, () => assert.equal(found, figure))

test('what is free is free once an account', () => {
  const [first, second] = annexes('storage: [{ kind: block, size: 1TiB }, { kind: block, size: 1TiB }]')
  assert.deepEqual(
    first?.lines.filter(({ what }) => what.includes('free')).map(({ quantity }) => quantity),
    ['100'],
  )
  assert.deepEqual(
    second?.lines.filter(({ what }) => what.includes('free')),
    [],
  )
})

test('what crosses the bridge is handed over in gigabytes, with the time of the first copy', () => {
  // 10 TiB × 8 / 1 Gbps = 87,960.93 s.
  assert.deepEqual(FILES.bridge, {
    site: 'office',
    region: 'us-east-1',
    inGigabytes: '0',
    outGigabytes: '1024',
    firstCopyMs: 87_960_930,
  })
  assert.equal(annex('storage: [{ kind: tape, size: 1TiB }]').bridge?.outGigabytes, null, 'nobody said what is read')
})

test('a price that the catalogue lacks is unknown, and puts its option behind those that have one', () => {
  const abroad = annexWithRegion('ap-south-1')
  assert.equal(abroad.monthly, '0.00')
  assert.ok(abroad.unknown.some(({ because }) => because.includes('vpn.client.association.hour.ap-south-1')))
  const tape = annex('storage: [{ kind: tape, size: 1TiB, change: 10%, archive: 50% }]')
  assert.equal(tape.kind, 'storage-gateway-tape', 'backup software that writes objects asks more of people')
  assert.ok(tape.unknown.some(({ what }) => what === 'data written through the gateway'))
})

function annexWithRegion(region: string): Annex {
  const { requirements } = parseRequirements(`${BASE.replace('us-east-1', region)}remoteUsers: { count: 5 }`, 'r.yaml')
  const [found] = requirements ? annexesOf(requirements, CATALOGUE) : []
  return found ?? assert.fail('one annex was expected')
}

test('alternatives come cheapest first; what is closed comes last and says why; what asks something of people is not chosen', () => {
  assert.deepEqual(
    FILES.alternatives.map(({ name, asks, closed }) => [name.split(',')[0], asks !== null, closed !== null]),
    [
      ['S3 File Gateway', false, false],
      ['S3 over the bridge', true, false],
      ['FSx for Windows on HDD in two zones', true, false],
      ['FSx for Windows on SSD in two zones', true, false],
      ['EFS over the bridge', true, false],
      ['FSx File Gateway in us-east-1', false, true],
    ],
  )
  const cold = annex('storage: [{ kind: object, size: 10TiB, archive: 50% }]')
  const amounts = cold.alternatives.map(({ monthly }) => Number(monthly))
  assert.deepEqual(
    amounts,
    [...amounts].sort((a, b) => a - b),
  )
  assert.match(cold.name, /Deep Archive for 5,120 GB/)
})

test('whether a Region is near enough is said with the time that light needs', () => {
  // Ashburn and us-east-1 are the same city; from there to Frankfurt it is some 6,500 km: 64 ms.
  assert.match(OUTPOSTS.remarks.join('\n'), /0\.\d ms from office to us-east-1 and back, and fibres are half as long again/)
  const { requirements } = parseRequirements(
    `${BASE.replace('us-east-1', 'eu-central-1')}onPremises: { latency: 20ms }`,
    'r.yaml',
  )
  const [far] = requirements ? annexesOf(requirements, CATALOGUE) : []
  assert.match(
    far?.remarks.join('\n') ?? '',
    /6\d\.\d ms from office to eu-central-1 and back: no Region of the plan answers within 20 ms/,
  )
})

test('every line is its quantity times its price, with a source, and the month is their sum', () => {
  const all =
    annexes(`storage: [${['object', 'file', 'block', 'tape'].map(kind => `{ kind: ${kind}, size: 80TB, archive: 30% }`).join(', ')}]
remoteUsers: { count: 200 }
onPremises: { residency: true, servers: 12 }`)
  assert.equal(all.length, 6)
  for (const { lines, monthly, alternatives } of all) {
    for (const { quantity, unitPrice, amount, source } of [...lines, ...alternatives.flatMap(each => each.lines)]) {
      assert.equal(exact(quantity).times(exact(unitPrice)).compare(exact(amount)), 0)
      assert.notEqual(source, '')
    }
    assert.equal(
      lines
        .reduce((sum, { amount }) => sum.plus(exact(amount)), Decimal.ZERO)
        .rounded(2)
        .toString(),
      monthly,
    )
  }
})
