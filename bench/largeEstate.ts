/**
 * Prints how long an estate of a large user's size takes to drill, and the same estate many times over: 30 routers at 10
 * sites, 60 VPCs, 3 transit and 7 Direct Connect gateways, 17 virtual interfaces, 20 VPNs:
 * `node bench/largeEstate.ts [--times 1] [--only single|double] [--threads N] [--write FILE]`.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { topologyOf } from '../src/cli/openEstate.ts'
import { everyScript } from '../src/drill/play/enumerate.ts'
import { parseEstate } from '../src/estate/parseEstate.ts'
import { drilledTimed, HEAD } from './drilling/drilledTimed.ts'
import { likeTheCommand } from './drilling/likeTheCommand.ts'
import { largeEstate } from './estate/largeEstate.ts'
import { loadAverage, machine } from './print/machine.ts'
import { table } from './print/table.ts'

const NAMES = ['first', 'second']

likeTheCommand()
const { values } = parseArgs({
  options: {
    times: { type: 'string', default: '1' },
    only: { type: 'string' },
    threads: { type: 'string' },
    write: { type: 'string' },
  },
})
const times = Number(values.times)
const text = largeEstate(times)
if (values.write !== undefined) writeFileSync(values.write, text)
console.log(`${machine()}.\n`)
let from = performance.now()
const lap = () => {
  const ms = performance.now() - from
  from = performance.now()
  return `${ms.toFixed(0)} ms`
}
const { estate, problems } = parseEstate(text, 'estate.yaml')
if (!estate) throw new Error(problems.map(({ line, summary }) => `${line}: ${summary}`).join('\n'))
const parsed = lap()
const topology = await topologyOf(estate)
const applied = lap()
const { network, flows, domains } = topology
console.log(
  `${times} × the estate: ${network.nodes.size} nodes, ${network.links.size} links, ${network.sessions.size} sessions, ${domains.length} failure domains, ${flows.length} flows. Parsed in ${parsed}, applied in memory and settled in ${applied}.\n`,
)
const threads = values.threads === undefined ? undefined : Number(values.threads)
const rows: string[][] = []
// Later drills of the same process are warm: their code is compiled, and nothing else is kept. It takes several until all of it is.
const later = { single: times === 1 ? 10 : 4, double: 2 }
for (const every of ['single', 'double'] as const) {
  if ((values.only ?? (times === 1 ? every : 'single')) !== every) continue
  const scripts = everyScript(topology, every)
  for (let drill = 1; drill <= later[every]; drill++) {
    const cells = await drilledTimed(topology, scripts, threads)
    if (drill < 3 || drill === later[every]) rows.push([`every ${every}, ${NAMES[drill - 1] ?? `${drill}th`} drill`, ...cells])
  }
}
console.log(table(HEAD, rows))
console.log(`\nOne process. ${loadAverage('after')}`)
