import { LEAD_TIMES, type Service } from '../../src/cli/service.ts'
import { draftOf } from '../../src/resources/draft.ts'
import { DEFAULT_QUOTAS } from '../../src/resources/quotas.ts'
import { AwsError } from '../../src/resources/refusal.ts'
import type { Change, Scope } from '../../src/resources/world.ts'
import { ID_FILTERS, isNamedLikeId, nounsOf } from './idMembers.ts'
import type { Noun, Things } from './nouns.ts'
import type { BuiltOperation } from './operations.ts'
import { ROWS } from './rows.ts'

/** One place of one operation's input where an id may stand, and how the call with it is made. */
export interface Cell {
  readonly noun: Noun
  readonly path: string
  readonly inputWith: (own: Things, id: string) => object
}

/** Every place of the operation's input that takes an id of something that is built. */
export function cellsOf({ service, name, texts }: BuiltOperation): readonly Cell[] {
  const row = ROWS[service]?.[name] ?? (() => ({}))
  const cells: Cell[] = []
  for (const path of texts.filter(text => isNamedLikeId(service, text))) {
    const nouns = nounsOf(service, name, path)
    if (nouns === 'nothing') continue
    for (const noun of nouns ?? []) cells.push({ noun, path, inputWith: (own, id) => put(row(own, path), path.split('.'), id) })
  }
  if (texts.includes('Filters[].Values[]')) {
    for (const [filter, nouns] of Object.entries(ID_FILTERS)) {
      const inputWith = (own: Things, id: string) => ({ ...row(own, 'Filters'), Filters: [{ Name: filter, Values: [id] }] })
      for (const noun of nouns) cells.push({ noun, path: `Filters ${filter}`, inputWith })
    }
  }
  return cells
}

/** The input with the value at the path; an element of a list is its only one. */
function put(input: object, [step = '', ...rest]: readonly string[], value: string): object {
  const isList = step.endsWith('[]')
  const member = isList ? step.slice(0, -2) : step
  const before = (input as Record<string, unknown>)[member]
  const inner =
    rest.length === 0 ? value : put((isList ? (before as object[] | undefined)?.[0] : (before as object)) ?? {}, rest, value)
  return { ...input, [member]: isList ? [inner] : inner }
}

export interface Outcome {
  /** Status, code and text of a refusal or the whole answer, with the id that was asked for written as ID. */
  readonly answer: string
  readonly changes: readonly Change[]
}

/** Makes the call on a draft that is dropped. Time and chance are the same for every call, so that answers compare. */
export function tried(service: Service, operation: BuiltOperation, scope: Scope, input: object, id: string): Outcome {
  const world = draftOf(service.store.world)
  const { account, region } = scope
  const context = {
    world,
    observed: service.store.observed,
    caller: { account, region, accessKey: account, userArn: `arn:aws:iam::${account}:root`, role: 'partner' as const },
    nowMs: Date.UTC(2030, 0, 1),
    quotas: DEFAULT_QUOTAS,
    random: (n: number) => Uint8Array.from({ length: n }, (_, i) => i * 7 + 3),
    leadTimes: LEAD_TIMES.instant,
  }
  let answer: string
  try {
    answer =
      JSON.stringify(operation.operate(context, input as never), (_, value) => (value === undefined ? null : value)) ?? 'nothing'
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown
    answer = `${thrown.status} ${thrown.code}: ${thrown.message}`
    return { answer: answer.replaceAll(id, 'ID'), changes: [] }
  }
  return { answer: answer.replaceAll(id, 'ID'), changes: world.changes() }
}
