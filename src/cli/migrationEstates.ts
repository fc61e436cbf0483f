import { dirname, resolve } from 'node:path'
import { DEFAULT_ASSUMPTIONS } from '../drill/assumptions.ts'
import { playEach, reportOf } from '../drill/drill.ts'
import { flowWays } from '../drill/flowWays.ts'
import { everySingle } from '../drill/play/enumerate.ts'
import { Experiments } from '../drill/play/experiments.ts'
import { Laboratory } from '../drill/play/laboratory.ts'
import { didYouMean } from '../estate/didYouMean.ts'
import { pathText } from '../estate/problem.ts'
import { flowOf } from '../planner/migration/carrier.ts'
import { type EstateFigures, estateFigures } from '../planner/migration/estateFigures.ts'
import { linksOf } from '../planner/migration/linksOf.ts'
import type { Migration } from '../planner/migration/migrationSchema.ts'
import { parseMigration } from '../planner/migration/parseMigration.ts'
import { compile } from '../topology/compile.ts'
import { KNOWN_WORLD } from '../topology/geography.ts'
import { readEstate, worldOf } from './openEstate.ts'
import { problemLine } from './problemLine.ts'
import { readText } from './readText.ts'
import { Refusal } from './refusal.ts'
import { unlessRefused } from './unlessRefused.ts'

/** A migration file with every estate that it names, each drilled and ready to be priced. */
export interface OpenMigration {
  readonly migration: Migration
  /** By the name that the file gives. */
  readonly estates: ReadonlyMap<string, EstateFigures>
}

/** Reads the file and the estates beside it; what is wrong with any of them becomes one Refusal that says where. */
export async function openMigration(file: string): Promise<OpenMigration> {
  const text = await readText(file, 'a migration file such as examples/migration/phased.yaml')
  const { migration: read, problems, positionOf } = parseMigration(text, file)
  const migration = unlessRefused(read, problems)
  const estates = new Map<string, EstateFigures>()
  for (const { path, link } of linksOf(migration)) {
    if (link.estate === undefined) continue
    const refuse = (member: string, summary: string): never => {
      const at = pathText([...path, member])
      throw new Refusal(problemLine({ file, ...positionOf(at), severity: 'error', summary: `${at} ${summary}` }))
    }
    const figures = estates.get(link.estate) ?? (await played(link.estate, resolve(dirname(file), link.estate), refuse))
    estates.set(link.estate, figures)
    if (flowOf(figures, link.flow)) continue
    const names = figures.flows.map(({ name }) => name)
    if (link.flow === undefined || names.length === 0)
      refuse('estate', `is ${link.estate}, which has no flows; a migration counts with them, so give it flows.`)
    const hint = didYouMean(link.flow ?? '', names)
    refuse('flow', `is ${link.flow}, and ${link.estate} has no such flow${hint || `; it has ${names.join(', ')}`}.`)
  }
  return { migration, estates }
}

async function played(name: string, file: string, refuse: (member: string, summary: string) => never): Promise<EstateFigures> {
  const estate = await readEstate(file).catch(problem => {
    if (problem instanceof Refusal) return refuse('estate', `is ${name}: ${problem.message}`)
    throw problem
  })
  const world = await worldOf(estate)
  const topology = compile(world, KNOWN_WORLD)
  const ways = flowWays(topology, { convergence: topology.baseline, brokenLinks: new Set() })
  const laboratory = new Laboratory(topology, DEFAULT_ASSUMPTIONS)
  const singles = [...playEach(new Experiments(laboratory), everySingle(topology))]
  const input = { world, ways, ...(estate.fees ? { fees: estate.fees } : {}) }
  return estateFigures(name, input, { baseline: reportOf(laboratory, []).baseline, singles })
}
