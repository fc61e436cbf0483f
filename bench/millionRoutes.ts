/**
 * Loads a million routes into a chain of three routers, a → b → c, and prints time and memory until all three have them,
 * beside three BIRD 2 daemons in namespaces: `node bench/millionRoutes.ts [--prefixes 1000000] [--sets 50000] [--seed 1]`.
 * BIRD needs root; without it, or without BIRD, the engine is measured alone.
 */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { loadAverage, machine } from './print/machine.ts'
import { table } from './print/table.ts'
import type { ChainResult } from './routes/engineChain.ts'
import { globalFour } from './routes/globalTable.ts'

const { values } = parseArgs({
  options: {
    prefixes: { type: 'string', default: '1000000' },
    sets: { type: 'string', default: '50000' },
    seed: { type: 'string', default: '1' },
    each: { type: 'boolean', default: false },
  },
})
const run = promisify(execFile)
const folder = await mkdtemp(join(tmpdir(), 'landbridge-routes-'))
const prefixes = globalFour(Number(values.prefixes), Number(values.seed))
const passing = prefixes.filter(({ length }) => length <= 24).length

async function written(sets: number): Promise<string> {
  const file = join(folder, `routes-${sets}.txt`)
  await writeFile(file, prefixes.map(({ text }, i) => `${text} ${sets === 0 ? 0 : 1 + (i % sets)}\n`).join(''))
  return file
}

async function engine(file: string, how: string): Promise<ChainResult> {
  const { stdout } = await run(process.execPath, [
    '--max-old-space-size=12000',
    join(import.meta.dirname, 'routes/engineChain.ts'),
    file,
    how,
  ])
  return JSON.parse(stdout)
}

/** In a sandbox as that of the differential tests: with the process everything it made is gone. */
async function bird(file: string): Promise<ChainResult> {
  const inside = 'mount -t tmpfs -o mode=755 none /run && mkdir -p /run/netns /run/l && "$0" "$1" "$2" "$3"; exit'
  const own = ['--mount', '--pid', '--fork', '--kill-child', '--mount-proc', 'sh', '-c', inside]
  const worker = join(import.meta.dirname, 'routes/birdChain.ts')
  const command = ['--pdeathsig', 'KILL', 'unshare', ...own, process.execPath, worker, file, String(passing)]
  const { stdout } = await run('setpriv', command)
  return JSON.parse(stdout)
}

function row(name: string, { routes, stages, cpuMs, rssBytes, peakBytes }: ChainResult): readonly string[] {
  const seconds = (ms: number | undefined) => (ms === undefined ? '-' : `${(ms / 1000).toFixed(2)} s`)
  const all = Object.values(stages).reduce((sum, ms) => sum + ms, 0)
  return [
    name,
    routes.map(count => count.toLocaleString('en')).join(' / '),
    seconds(stages['read and parse']),
    seconds(stages.propagate),
    seconds(stages['index for lookups']),
    seconds(all),
    seconds(cpuMs),
    ...[rssBytes, peakBytes].map(bytes => `${(bytes / 1e6).toFixed(0)} MB`),
  ]
}

async function attempt(name: string, measured: () => Promise<ChainResult>): Promise<readonly string[]> {
  try {
    return row(name, await measured())
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n').slice(0, 2).join(' ') : String(error)
    console.log(`${name} was not measured: ${why}\n`)
    return [name, 'not measured', ...Array<string>(7).fill('-')]
  }
}

try {
  console.log(`${machine()}. Seed ${values.seed}.\n`)
  const rows: (readonly string[])[] = []
  for (const sets of [0, Number(values.sets)]) {
    const file = await written(sets)
    const kind = sets === 0 ? 'one set of attributes' : `${sets.toLocaleString('en')} sets`
    rows.push(await attempt(`Landbridge, ${kind}`, () => engine(file, 'classes')))
    if (values.each) rows.push(await attempt(`Landbridge, ${kind}, each prefix by itself`, () => engine(file, 'each')))
    rows.push(await attempt(`BIRD 2, ${kind}`, () => bird(file)))
  }
  const head = ['', 'routes at a / b / c', 'read', 'propagate', 'index', 'all', 'processor time', 'memory', 'at most']
  console.log(table(head, rows))
  console.log(`\nOne run. ${loadAverage('after')}`)
} finally {
  await rm(folder, { recursive: true })
}
