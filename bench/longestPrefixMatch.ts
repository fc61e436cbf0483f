/**
 * Prints how fast tables of a million prefixes are built and asked, beside the npm package longest-prefix-match, and from
 * which size on they pay: `node bench/longestPrefixMatch.ts [--prefixes 1000000] [--seed 1] [--rounds 7]`.
 */
import { parseArgs } from 'node:util'
import { type Address, addressOf, parseAddress } from '../src/net/address.ts'
import type { Prefix } from '../src/net/prefix.ts'
import { byLength, byPlace } from '../src/routing/longestPrefixMatch.ts'
import { PrefixTable } from '../src/routing/prefixTable.ts'
import { bytesKept } from './print/collected.ts'
import { loadAverage, machine } from './print/machine.ts'
import { median } from './print/median.ts'
import { table } from './print/table.ts'
import { dice, globalFour, globalSix } from './routes/globalTable.ts'
import { LongestPrefixMatchPackage } from './routes/longestPrefixMatchPackage.ts'

const { values } = parseArgs({
  options: {
    prefixes: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '7' },
  },
})
const count = Number(values.prefixes)
const seed = Number(values.seed)
const ASKED = 1_000_000
/** The package is asked less often: it would take minutes. */
const ASKED_OF_PACKAGE = 100_000

/** Processor time of this thread that something takes, in ms: on a busy machine the clock measures the others. */
function took(act: () => void): number {
  const from = process.threadCpuUsage()
  act()
  const { user, system } = process.threadCpuUsage(from)
  return (user + system) / 1000
}

/** What is too short for the kernel's count of processor time: by the clock, in ms. */
function lasted(act: () => void): number {
  const from = performance.now()
  act()
  return performance.now() - from
}

function rounds(act: () => number): number[] {
  return Array.from({ length: Number(values.rounds) }, act)
}

/** Half of them below some prefix of the table, the others in its gaps. */
function addresses(prefixes: readonly Prefix[], many: number): readonly Address[] {
  const roll = dice(seed + 1)
  const own = new PrefixTable(prefixes)
  const anywhere = (family: 4 | 6, first: bigint) =>
    addressOf(family, family === 4 ? BigInt(roll()) : (first & (0xffffn << 112n)) | (BigInt(roll()) << 80n))
  const inGap = (family: 4 | 6, first: bigint) => {
    let address = anywhere(family, first)
    for (let tries = 0; tries < 100 && own.find(address) >= 0; tries++) address = anywhere(family, first)
    return address
  }
  return Array.from({ length: many }, (_, i) => {
    const { family, first } = prefixes[roll() % prefixes.length]!
    return i % 2 === 0 ? addressOf(family, first + BigInt(roll() % 256)) : inGap(family, first)
  })
}

const perSecond = (many: number, ms: number) => `${((many / ms) * 1000).toLocaleString('en', { maximumFractionDigits: 0 })}/s`
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`

function asked(many: readonly Address[], find: (address: Address) => unknown, timed = took): string {
  return perSecond(many.length, median(rounds(() => timed(() => many.forEach(find)))))
}

function countFound(made: PrefixTable, numbers: Uint32Array): number {
  let found = 0
  for (let i = 0; i < numbers.length; i++) if (made.findFour(numbers[i] as number) >= 0) found++
  return found
}

async function ours(prefixes: readonly Prefix[]): Promise<readonly string[]> {
  const { bytes } = await bytesKept(() => new PrefixTable(prefixes))
  const builds = rounds(() => took(() => void new PrefixTable(prefixes)))
  const made = new PrefixTable(prefixes)
  const many = addresses(prefixes, ASKED)
  const family = prefixes[0]!.family
  const numbers = Uint32Array.from(many, ({ value }) => Number(BigInt.asUintN(32, value)))
  const perNumber = (act: () => void) => (family === 4 ? perSecond(ASKED, median(rounds(() => took(act)))) : '-')
  const byNumber = perNumber(() => countFound(made, numbers))
  const found = new Int32Array(ASKED)
  const together = perNumber(() => made.findFourEach(numbers, found))
  const texts = many.slice(0, ASKED_OF_PACKAGE).map(({ text }) => text)
  const byText = median(rounds(() => took(() => texts.forEach(text => void made.find(parseAddress(text)!)))))
  const hits = many.filter(address => made.find(address) >= 0).length / ASKED
  return [
    `${median(builds).toFixed(0)} ms (best ${Math.min(...builds).toFixed(0)})`,
    megabytes(bytes),
    together,
    byNumber,
    asked(many, address => made.find(address)),
    perSecond(texts.length, byText),
    `${(100 * hits).toFixed(0)} %`,
  ]
}

async function theirs(peer: LongestPrefixMatchPackage, prefixes: readonly Prefix[]): Promise<readonly string[]> {
  let ms = 0
  const { made, bytes } = await bytesKept(() => {
    const matcher = peer.matcher()
    ms = took(() => prefixes.forEach(({ text }, place) => void matcher.addPrefix(text, place)))
    return matcher
  })
  const many = addresses(prefixes, ASKED_OF_PACKAGE)
  const texts = many.map(({ text, family }) => `${text}/${family === 4 ? 32 : 128}`)
  const lookups = took(() => texts.forEach(text => void made.getMatch(text)))
  const own = new PrefixTable(prefixes)
  const differing = texts.filter((text, i) => (made.getMatch(text)[0] ?? -1) !== own.find(many[i]!)).length
  if (differing > 0) console.log(`Of ${texts.length} answers ${differing} differ from the package's.`)
  return [`${ms.toFixed(0)} ms`, megabytes(bytes), '-', '-', '-', perSecond(texts.length, lookups), '-']
}

console.log(`${machine()}. Seed ${seed}.\n`)
const [four, six] = [globalFour(count, seed), globalSix(Math.ceil(count / 4), seed)]
using peer = new LongestPrefixMatchPackage()
const named = (family: string, prefixes: readonly Prefix[]) => `${prefixes.length.toLocaleString('en')} ${family} prefixes`
const rows = [
  [named('IPv4', four), ...(await ours(four))],
  [named('IPv6', six), ...(await ours(six))],
]
if (peer.isThere) {
  rows.push([`the package, ${named('IPv4', four)}`, ...(await theirs(peer, four))])
  rows.push([`the package, ${named('IPv6', six)}`, ...(await theirs(peer, six))])
}
const head = ['', 'build', 'memory', 'lookups of many numbers', 'one by one', 'by address object', 'by text', 'found']
console.log(`${table(head, rows)}\n\nBeside it: ${peer.text}.\n`)

const sizes = [100, 1000, 3000, 10_000, 30_000, 100_000].map(size => {
  const entries = four.slice(0, size).map(prefix => ({ prefix }))
  const many = addresses(four.slice(0, size), 10_000)
  const builds = [byLength, byPlace].map(build => `${median(rounds(() => lasted(() => void build(entries)))).toFixed(2)} ms`)
  return [size.toLocaleString('en'), ...builds, ...[byLength, byPlace].map(build => asked(many, build(entries), lasted))]
})
console.log(table(['prefixes', 'maps, build', 'arrays, build', 'maps, lookups', 'arrays, lookups'], sizes))
console.log(
  `\nProcessor time of the thread, the last table by the clock; medians of ${values.rounds} rounds. ${loadAverage('after')}`,
)
