import { AwsError } from '../../resources/refusal.ts'
import type { Estate } from '../estate.ts'
import type { Applying, ApplyProblem, ApplySummary, Call, CallScope } from './step.ts'

export interface ApplyOptions {
  /** Delete what carries the tag `landbridge:name` and is not in the estate any more. */
  readonly prune?: boolean
  /** How often in all one kind of wait may be repeated; 40 unless given. */
  readonly polls?: number
  /** How long one wait is; 250 ms unless given. */
  readonly pollMs?: number
}

type Outcome = 'created' | 'changed' | 'unchanged' | 'deleted'

/** The notes that are taken while an estate is applied. */
export interface Run {
  readonly estate: Estate
  readonly options: ApplyOptions
  readonly ids: Map<string, string>
  /** By id: what no path of the file stands for, as a sentence calls it. */
  readonly called: Map<string, string>
  /** What later calls need to know of earlier ones, besides ids. */
  readonly facts: Map<string, string>
  readonly outcomes: Map<string, Outcome>
  readonly problems: ApplyProblem[]
  readonly pollsLeft: Map<string, number>
}

export function newRun(estate: Estate, options: ApplyOptions): Run {
  return {
    estate,
    options,
    ids: new Map(),
    called: new Map(),
    facts: new Map(),
    outcomes: new Map(),
    problems: [],
    pollsLeft: new Map(),
  }
}

export function summaryOf(run: Run): ApplySummary {
  const of = (wanted: Outcome) => [...run.outcomes].filter(([, outcome]) => outcome === wanted).map(([about]) => about)
  const outcomes = { created: of('created'), changed: of('changed'), unchanged: of('unchanged'), deleted: of('deleted') }
  return { ...outcomes, problems: run.problems, ids: Object.fromEntries(run.ids) }
}

/** Notes what became of a thing; a created one that is completed by further calls stays created. */
export function note(run: Run, about: string, outcome: Outcome): void {
  const before = run.outcomes.get(about)
  if (before === undefined || before === 'unchanged' || outcome === 'deleted') run.outcomes.set(about, outcome)
}

export function fault(run: Run, about: string, summary: string): void {
  run.problems.push({ about, summary })
}

/** The same of a thing that is on its way. */
export function notYet(run: Run, about: string, summary: string): void {
  run.problems.push({ about, summary, waits: true })
}

type Request = Omit<Call, 'region' | 'account' | 'input'> & { readonly input: Readonly<Record<string, unknown>> }

/** Makes a call; undefined when it was refused, which is noted. */
export function* ask<T>(run: Run, scope: CallScope, request: Request): Applying<T | undefined> {
  try {
    return yield* demand<T>(scope, request)
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown
    run.problems.push({ about: request.about, summary: thrown.message, code: thrown.code })
    return undefined
  }
}

/** Makes a call without which nothing else makes sense: a refusal ends the application. */
export function* demand<T>(scope: CallScope, request: Request): Applying<T> {
  const { region, account } = scope
  const output = yield { ...request, input: given(request.input), region, ...(account !== undefined && { account }) }
  return (output ?? {}) as T
}

/** The id of a thing that another one needs; undefined, and noted, when it could not be made. */
export function idNeeded(run: Run, about: string, needed: string): string | undefined {
  return run.ids.get(needed) ?? leftOut(run, about, needed)
}

export function leftOut(run: Run, about: string, needed: string): undefined {
  const summary = `${about} was left out, because it needs ${needed}, which could not be made.`
  run.problems.push({ about, summary, follows: true })
}

/** Notes attributes that AWS fixes when the thing is made; true when all are as wanted. */
export function isAsMade(
  run: Run,
  about: string,
  attributes: Readonly<Record<string, readonly [wanted: unknown, has: unknown]>>,
): boolean {
  const different = Object.entries(attributes).filter(
    ([, [wanted, has]]) => wanted !== undefined && String(wanted) !== String(has),
  )
  for (const [name, [wanted, has]] of different) {
    const summary = `${about} has ${name} ${has ?? 'of its own'} and the estate says ${wanted}; AWS cannot change that in place: give it a new name, or delete it first.`
    fault(run, about, summary)
  }
  return different.length === 0
}

/** Waits until the thing is settled, looking at it again and again; returns it as it was seen last. */
export function* settle<T>(
  run: Run,
  wait: { readonly what: string; readonly about: string },
  first: T | undefined,
  isSettled: (thing: T) => boolean,
  look: () => Applying<T | undefined>,
): Applying<T | undefined> {
  let thing = first
  let left = run.pollsLeft.get(wait.what) ?? run.options.polls ?? 40
  // What a write answers is the state at its commit; the first look after it mostly finds more, and costs no patience.
  for (let ms = 0; thing !== undefined && !isSettled(thing) && (ms === 0 || left > 0); ms = run.options.pollMs ?? 250) {
    yield { wait: wait.what, ms, about: wait.about }
    thing = yield* look()
    if (ms > 0) run.pollsLeft.set(wait.what, --left)
  }
  return thing
}

/** Without the members that nothing was said about: some encoders and schemas take `undefined` amiss. */
function given(input: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(input)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, isPlain(value) ? given(value) : value]),
  )
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
