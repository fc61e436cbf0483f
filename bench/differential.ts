/**
 * Plays random networks on real routers and on the model and prints what differed:
 * `node bench/differential.ts [--engine bird|frr] [--count 2000] [--from 1] [--most 30] [--lanes 6]`; one of them again,
 * with its drawing, the differences and, where there are any, a smaller drawing that still differs:
 * `node bench/differential.ts --engine bird --most 30 --seed 17`.
 */
import { parseArgs } from 'node:util'
import { campaign, type Finding, unexplained } from '../test/differential/campaign.ts'
import type { Engine } from '../test/differential/order.ts'
import { Sandbox } from '../test/differential/sandbox.ts'
import { shrunk } from '../test/differential/shrunk.ts'
import { loadAverage, machine } from './print/machine.ts'
import { median } from './print/median.ts'
import { table } from './print/table.ts'

const { values } = parseArgs({
  options: {
    engine: { type: 'string', default: 'bird' },
    count: { type: 'string', default: '2000' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    most: { type: 'string' },
    lanes: { type: 'string', default: '6' },
  },
})
const engine: Engine = values.engine === 'frr' ? 'frr' : 'bird'
const most = Number(values.most ?? (engine === 'frr' ? 12 : 30))
const size = {
  engine,
  firstSeed: Number(values.seed ?? values.from),
  count: values.seed === undefined ? Number(values.count) : 1,
  most,
  lanes: Number(values.lanes),
}

await using sandbox = new Sandbox()
const began = performance.now()
console.log(`${machine()}.\n`)
let heard = 0
const findings = await campaign(sandbox, size, finding => {
  heard++
  for (const text of unexplained([finding], size)) console.log(`${text}\n`)
  if (heard % 100 === 0) console.error(`${heard} of ${size.count}`)
})
const minutes = (performance.now() - began) / 60_000
if (values.seed === undefined) console.log(summary())
else await again(findings[0])
process.exitCode = unexplained(findings, size).length > 0 ? 1 : 0

function summary(): string {
  const comparisons = findings.flatMap(({ comparison }) => comparison ?? [])
  const sum = (of: 'routers' | 'lines') => comparisons.reduce((total, comparison) => total + comparison[of], 0)
  const count = (outcome: string) => comparisons.filter(comparison => comparison.outcome === outcome).length
  const rows = [
    [
      engine,
      `${size.firstSeed} to ${size.firstSeed + size.count - 1}`,
      String(sum('routers')),
      sum('lines').toLocaleString('en'),
      ...['same', 'another', 'restless', 'different'].map(outcome => String(count(outcome))),
      String(findings.length - comparisons.length),
      `${Math.round(findings.length / minutes)}`,
      `${(median(comparisons.map(({ milliseconds }) => milliseconds)) / 1000).toFixed(1)} s`,
    ],
  ]
  const head = ['', 'seeds', 'routers', 'entries', 'same', 'another solution', 'neither rests', 'different', 'failed']
  return `${table([...head, 'a minute', 'median'], rows)}\n\n${loadAverage('after')}`
}

async function again(finding: Finding | undefined): Promise<void> {
  if (!finding) return
  console.log(`${finding.drawing}\n\n${finding.comparison?.outcome ?? finding.error}`)
  for (const line of finding.comparison?.differences ?? []) console.log(`  ${line}`)
  if (finding.comparison?.outcome !== 'different') return
  const differs = async (drawing: string) => {
    const found = await sandbox.compare({ engine, drawing }).catch(() => undefined)
    return found?.outcome === 'different'
  }
  console.log(`\nThe smallest found that still differs:\n\n${await shrunk(finding.drawing, differs)}`)
}
