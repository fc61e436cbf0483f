import { check } from '../check/check.ts'
import { DEFAULT_ASSUMPTIONS } from '../drill/assumptions.ts'
import { availability } from '../drill/availability/availability.ts'
import { playEach, reportOf } from '../drill/drill.ts'
import { everyDouble, everySingle } from '../drill/play/enumerate.ts'
import { Experiments } from '../drill/play/experiments.ts'
import { Laboratory } from '../drill/play/laboratory.ts'
import { parseEstate } from '../estate/parseEstate.ts'
import { drilledOf } from '../planner/drilled.ts'
import type { Evaluation } from '../planner/evaluation.ts'
import { type Outlook, yearlyCosts } from '../planner/yearlyCosts.ts'
import type { Catalogue } from '../pricing/catalogue.ts'
import { type PriceInput, price } from '../pricing/price.ts'
import { compile } from '../topology/compile.ts'
import { KNOWN_WORLD } from '../topology/geography.ts'
import type { Topology } from '../topology/topology.ts'
import { appliedEstate } from './openEstate.ts'
import { priceInput } from './pricedEstate.ts'
import { repeatableEntropy } from './repeatableEntropy.ts'

/** What an evaluation has to know of the requirements; it can be sent between threads. */
export interface Wanted extends Outlook {
  readonly survive?: 'single' | 'double'
}

/** A design's estate, made by the operations that a service has and judged by the parts that judge any other. */
export interface Evaluated {
  readonly evaluation: Evaluation
  readonly priced: PriceInput
}

export async function evaluatedEstate(text: string, wanted: Wanted, catalogue: Catalogue): Promise<Evaluated> {
  const { checked, topology, priced } = await made(text)
  const { flows } = availability(topology)
  return {
    priced,
    evaluation: {
      price: price(priced, catalogue),
      byYear: yearlyCosts(priced, catalogue, wanted),
      drilled: drilledOf(played(topology), Object.keys(wanted.growth), wanted.survive),
      minutesDownPerYear: flows.length === 0 ? null : Math.max(...flows.map(({ minutesPerYear }) => minutesPerYear)),
      findings: check(checked).findings.map(({ rule, severity, summary, about }) => ({ rule, severity, summary, about })),
    },
  }
}

/** Only what its price is made of. */
export async function pricedDesign(text: string): Promise<PriceInput> {
  return (await made(text)).priced
}

async function made(text: string) {
  const { estate, problems } = parseEstate(text, 'a design')
  // What the planner writes is a bug where it cannot be read, and no mistake of whoever asked.
  if (!estate)
    throw new Error(`the planner wrote an estate with problems: ${problems.map(each => each.summary).join(' ')}\n${text}`)
  const { world, observed, nowMs } = await appliedEstate(estate, repeatableEntropy('plan'))
  const topology = compile(world, KNOWN_WORLD)
  return {
    topology,
    priced: priceInput(estate, world, topology),
    checked: { world, topology, observed, nowMs, from: 'file' as const },
  }
}

function played(topology: Topology): Parameters<typeof drilledOf>[0] {
  const laboratory = new Laboratory(topology, DEFAULT_ASSUMPTIONS)
  const experiments = new Experiments(laboratory)
  const singles = [...playEach(experiments, everySingle(topology))]
  const doubles = [...playEach(experiments, everyDouble(topology))]
  return { baseline: reportOf(laboratory, []).baseline, singles, doubles }
}
