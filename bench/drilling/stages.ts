/** The process that drills: every stage of `landbridge drill` on a cold machine, then the drill again until it is warm. */
const file = process.argv[2]!
const every = process.argv[3] as 'single' | 'double'

export interface Stages {
  /** Reading and compiling the program's own modules. */
  readonly loadMs: number
  readonly parseMs: number
  /** Making the estate with the operations of a service, in memory. */
  readonly applyMs: number
  readonly firstMs: number
  readonly warmMs: number
  readonly scenarios: number
}

let from = performance.now()
const lap = () => {
  const ms = performance.now() - from
  from = performance.now()
  return ms
}
const { readEstate, topologyOf } = await import('../../src/cli/openEstate.ts')
const { drill } = await import('../../src/drill/drill.ts')
const { scriptsFor } = await import('../../src/drill/request.ts')
const { median } = await import('../print/median.ts')
const loadMs = lap()
const estate = await readEstate(file)
const parseMs = lap()
const topology = await topologyOf(estate)
const applyMs = lap()
const scripts = scriptsFor(topology, { every })
if ('problem' in scripts) throw new Error(scripts.problem)
drill(topology, scripts.scripts)
const firstMs = lap()
const again = Array.from({ length: 20 }, () => {
  drill(topology, scripts.scripts)
  return lap()
})
const stages: Stages = { loadMs, parseMs, applyMs, firstMs, warmMs: median(again.slice(10)), scenarios: scripts.scripts.length }
console.log(JSON.stringify(stages))
