import type { ApplyProblem, ApplySummary } from '../estate/apply/step.ts'
import type { Estate } from '../estate/estate.ts'
import { parseEstate, positionOf } from '../estate/parseEstate.ts'
import { ManualClock } from '../fabric/clock.ts'
import type { Entropy } from '../resources/ids.ts'
import type { World } from '../resources/world.ts'
import { openMemoryStore } from '../store/openMemoryStore.ts'
import type { Store } from '../store/store.ts'
import { compile } from '../topology/compile.ts'
import { KNOWN_WORLD } from '../topology/geography.ts'
import type { Topology } from '../topology/topology.ts'
import { applyEstateWith } from './applyEstateWith.ts'
import { OR_URL } from './fileProblem.ts'
import { problemLine } from './problemLine.ts'
import { readText } from './readText.ts'
import { Refusal } from './refusal.ts'
import { sendInProcess } from './sendInProcess.ts'
import { Service } from './service.ts'
import { unlessRefused } from './unlessRefused.ts'

/** An estate file, read and checked; what is wrong with it becomes one Refusal with a line per problem. */
export async function readEstate(file: string): Promise<Estate> {
  const what = `an estate file such as examples/two-locations/estate.yaml${OR_URL}`
  const { estate, problems } = parseEstate(await readText(file, what), file)
  return unlessRefused(estate, problems)
}

/** The network of an estate file, made by the same operations that a running service has, in memory. */
export async function topologyOf(estate: Estate): Promise<Topology> {
  return compile(await worldOf(estate), KNOWN_WORLD)
}

/** The rows that the network of an estate file is compiled from. */
export async function worldOf(estate: Estate): Promise<World> {
  return (await appliedEstate(estate)).world
}

/** What an estate file comes to: rows, what a fabric sees of them, and the ids of everything that the file names. */
interface AppliedEstate extends Pick<Store, 'world' | 'observed'>, Pick<ApplySummary, 'ids'> {
  readonly nowMs: number
}

export async function appliedEstate(estate: Estate, random?: Entropy): Promise<AppliedEstate> {
  await using service = new Service({
    store: openMemoryStore(),
    clock: new ManualClock(Date.UTC(2026, 0, 1)),
    pace: 'instant',
    hands: 'auto',
    putsOff: true,
    ...(random && { random }),
    report: bug => {
      throw bug
    },
  })
  await service.start()
  const summary = await applyEstateWith(estate, sendInProcess(service))
  await service.settle()
  refuseProblems(estate, summary)
  const { world, observed } = service.store
  return { world, observed, ids: summary.ids, nowMs: service.clock.now() }
}

/** Throws one Refusal that names the problems of an application with their places in the file; of what follows from them, how many. */
export function refuseProblems(estate: Estate, { problems }: ApplySummary): void {
  if (problems.length > 0) throw new Refusal(problemText(estate, problems, 'error'))
}

/** The same as a warning, where nothing is wrong but that AWS or somebody's hands are not done: undefined where something is. */
export function waitingProblems(estate: Estate, { problems }: ApplySummary): string | undefined {
  const own = problems.filter(({ follows }) => !follows)
  if (own.length === 0 || own.some(({ waits }) => !waits)) return undefined
  return problemText(estate, problems, 'warning')
}

function problemText(estate: Estate, problems: readonly ApplyProblem[], severity: 'error' | 'warning'): string {
  const own = problems.filter(({ follows }) => !follows)
  const shown = own.length > 0 ? own : problems
  const left = problems.length - shown.length
  const lines = shown.map(({ about, summary }) => problemLine({ ...positionOf(estate, about), severity, summary }))
  const rest =
    left === 0 ? [] : [`${left} more ${left === 1 ? 'thing was' : 'things were'} left out, which only follows from that.`]
  return [...lines, ...rest].join('\n')
}
