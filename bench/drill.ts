/**
 * Prints how long `drill --every single` and `--every double` compute on examples/two-locations, in a cold process and
 * warm, and what stands before it: `node bench/drill.ts [--rounds 7] [--estate FILE]`.
 */
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { HEAP } from './drilling/likeTheCommand.ts'
import type { Stages } from './drilling/stages.ts'
import { loadAverage, machine } from './print/machine.ts'
import { median } from './print/median.ts'
import { table } from './print/table.ts'

const ROOT = join(import.meta.dirname, '..')
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    estate: { type: 'string', default: join(ROOT, 'examples/two-locations/estate.yaml') },
  },
})
const run = promisify(execFile)
const compileCache = await mkdtemp(join(tmpdir(), 'landbridge-compiled-'))
const env = { ...process.env, NODE_COMPILE_CACHE: compileCache }

type Run = Stages & { readonly commandMs: number }

async function drilled(every: 'single' | 'double'): Promise<Run> {
  const stages = await run(process.execPath, [...HEAP, join(ROOT, 'bench/drilling/stages.ts'), values.estate, every], { env })
  const startedAt = performance.now()
  const args = [...HEAP, join(ROOT, 'src/cli/main.ts'), 'drill', values.estate, '--every', every, '--json']
  await run(process.execPath, args, { env, maxBuffer: 2 ** 28 }).catch((ended: { code?: number }) => {
    // 1 is an answer: some flow does not survive.
    if (ended.code !== 1) throw ended
  })
  return { ...JSON.parse(stages.stdout), commandMs: performance.now() - startedAt }
}

try {
  console.log(`${machine()}.\n`)
  // The first run fills the compile cache, as installing does.
  await drilled('single')
  const rows: string[][] = []
  for (const every of ['single', 'double'] as const) {
    const runs: Run[] = []
    for (let round = 0; round < Number(values.rounds); round++) runs.push(await drilled(every))
    const middle = (stage: keyof Run) => `${median(runs.map(found => found[stage])).toFixed(stage === 'warmMs' ? 1 : 0)} ms`
    const stages = (['firstMs', 'warmMs', 'loadMs', 'parseMs', 'applyMs', 'commandMs'] as const).map(middle)
    rows.push([`--every ${every}, ${runs[0]?.scenarios} scenarios`, ...stages])
  }
  const head = ['', 'drill, cold', 'drill, warm', 'load modules', 'parse', 'apply in memory', 'the whole command']
  console.log(table(head, rows))
  console.log(`\nMedians of ${values.rounds} processes each, with compile cache. ${loadAverage('after')}`)
} finally {
  await rm(compileCache, { recursive: true })
}
