/**
 * Prints how quick a plan is: designs made, priced and held against the requirements on the napkin (the aim is 1,000 a second);
 * estates written, built, priced and linted; and the whole plan of three sites and two Regions with all drills (the aim is less
 * than 10 s): `node bench/plan.ts [--seconds 5] [--file examples/plan/requirements.yaml] [--candidates 8]`.
 */
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { check } from '../src/check/check.ts'
import { appliedEstate } from '../src/cli/openEstate.ts'
import { planned } from '../src/cli/planned.ts'
import { flowWays } from '../src/drill/flowWays.ts'
import { parseEstate } from '../src/estate/parseEstate.ts'
import { designs } from '../src/planner/designs.ts'
import { estateOf } from '../src/planner/estateOf.ts'
import { parseRequirements } from '../src/planner/parseRequirements.ts'
import type { Tally } from '../src/planner/planReport.ts'
import { shortlist } from '../src/planner/shortlist.ts'
import { CATALOGUE } from '../src/pricing/catalogue.ts'
import { price } from '../src/pricing/price.ts'
import { compile } from '../src/topology/compile.ts'
import { KNOWN_WORLD } from '../src/topology/geography.ts'
import { loadAverage, machine } from './print/machine.ts'
import { table } from './print/table.ts'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    file: { type: 'string', default: 'examples/plan/requirements.yaml' },
    candidates: { type: 'string', default: '8' },
  },
})

console.log(`${machine()}.\n`)
const { requirements } = parseRequirements(readFileSync(values.file, 'utf8'), values.file)
if (!requirements) throw new Error(`${values.file} is no requirements file.`)
const stated = { ...requirements, today: requirements.today ?? '2026-12-01' }
const all = designs(stated)

/** How many a second of wall clock and of processor time, after a first round that nobody counts. */
async function rate(work: () => Promise<number> | number): Promise<readonly [wall: string, cpu: string]> {
  await work()
  const [began, before] = [performance.now(), process.cpuUsage()]
  let done = 0
  while (performance.now() - began < 1000 * Number(values.seconds)) done += await work()
  const { user, system } = process.cpuUsage(before)
  return [perSecond(done, (performance.now() - began) / 1000), perSecond(done, (user + system) / 1e6)]
}

function perSecond(count: number, seconds: number): string {
  return (count / seconds).toFixed(count / seconds < 100 ? 1 : 0)
}

async function linted(): Promise<number> {
  for (const design of all) {
    const { estate } = parseEstate(estateOf(design, stated), design.name)
    if (!estate) throw new Error(`${design.name} is no estate.`)
    const { world, observed, nowMs } = await appliedEstate(estate)
    const topology = compile(world, KNOWN_WORLD)
    const ways = flowWays(topology, { convergence: topology.baseline, brokenLinks: new Set() })
    price({ world, ways, fees: estate.fees }, CATALOGUE)
    check({ world, topology, observed, nowMs, from: 'file' })
  }
  return all.length
}

console.log(
  table(
    ['one thread', 'a second', 'a second of processor time'],
    [
      [
        'made, priced and held against the requirements, on the napkin',
        ...(await rate(() => shortlist(stated, CATALOGUE, 8).generated)),
      ],
      ['written, built by the operations, compiled, priced and linted', ...(await rate(linted))],
    ],
  ),
)

const [began, before] = [performance.now(), process.cpuUsage()]
const report = await planned(stated, {
  most: Number(values.candidates),
  signal: new AbortController().signal,
  directory: '/nowhere',
})
const seconds = (performance.now() - began) / 1000
const { user, system } = process.cpuUsage(before)
const sum = ({ whole, partly, no }: Tally) => whole + partly + no
const scenarios = report.candidates.reduce((count, { drill }) => count + sum(drill.singles) + sum(drill.doubles), 0)
console.log(
  `\nThe whole plan: ${report.counts.generated} designs, ${report.counts.evaluated} evaluated in depth on ${availableParallelism()} threads, ${scenarios} scenarios in the ${report.candidates.length} that stayed, ${seconds.toFixed(1)} s and ${((user + system) / 1e6).toFixed(1)} s of processor time. ${loadAverage('after')}`,
)
