/**
 * Prints how long a map of the Internet Topology Zoo takes to drill: every single failure and every double one of a
 * network in which each place speaks eBGP with its neighbours, redundancy, time and load judged for every flow:
 * `node bench/topologyZoo.ts [--gml FILE] [--prefixes 20] [--threads N] [--only single|double]`.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { everyDouble, everySingle } from '../src/drill/play/enumerate.ts'
import type { Script } from '../src/drill/script.ts'
import { drilledTimed, HEAD } from './drilling/drilledTimed.ts'
import { likeTheCommand } from './drilling/likeTheCommand.ts'
import { loadAverage, machine } from './print/machine.ts'
import { table } from './print/table.ts'
import { zooMap } from './zoo/gml.ts'
import { zooTopology } from './zoo/zooTopology.ts'

likeTheCommand()
const { values } = parseArgs({
  options: {
    gml: { type: 'string' },
    prefixes: { type: 'string', default: '20' },
    threads: { type: 'string' },
    only: { type: 'string' },
  },
})
const folder = process.env.LANDBRIDGE_TOPOLOGY_ZOO
const file = values.gml ?? (folder === undefined ? undefined : join(folder, 'Cogentco.gml'))
if (file === undefined || !existsSync(file)) {
  console.error(
    `${file === undefined ? 'There is no map' : `There is no file ${file}`}: get Cogentco.gml from the Internet Topology Zoo (topology-zoo.org, data sets, CC BY) and give it with --gml FILE, or its folder in LANDBRIDGE_TOPOLOGY_ZOO.`,
  )
  process.exit(2)
}

console.log(`${machine()}.\n`)
const map = zooMap(readFileSync(file, 'utf8'))
const startedAt = performance.now()
const topology = zooTopology(map, Number(values.prefixes))
const settledMs = performance.now() - startedAt
const { network, domains, flows } = topology
console.log(
  `${map.name}: ${network.nodes.size} routers, ${network.links.size} links between ${domains.length} pairs of places, ${flows.length} flows between the holders of ${values.prefixes} prefixes, built and settled in ${settledMs.toFixed(0)} ms.\n`,
)
const threads = values.threads === undefined ? undefined : Number(values.threads)
const singles = everySingle(topology)
const plays: readonly (readonly [string, readonly Script[]])[] = [
  ['every single, cut', singles.filter(script => script.every(({ kind }) => kind === 'cut'))],
  ['every single, cut and silent', singles],
  ['every double, cut', everyDouble(topology)],
]
const rows: string[][] = []
for (const [name, scripts] of plays.filter(([name]) => name.includes(values.only ?? ''))) {
  rows.push([name, ...(await drilledTimed(topology, scripts, threads))])
}
console.log(table(HEAD, rows))
console.log(`\nOne run of each, one after the other in one process. ${loadAverage('after')}`)
