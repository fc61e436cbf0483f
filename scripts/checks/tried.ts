import { nounsOf } from '../../test/isolation/idMembers.ts'
import { absent } from '../../test/isolation/things.ts'
import { acceptedCall } from './acceptedCall.ts'
import type { Ask, Outcome } from './inProcess.ts'
import { type Place, valueAt, withValue } from './place.ts'
import type { RulesOf } from './rules.ts'
import type { Situation } from './situation.ts'
import { type Trial, trialsOf } from './trialsOf.ts'

/** `unheard`: accepted as nobody's, with an answer that says so: a list without it. `untold`: a right value is refused too. */
export type Verdict = 'refused' | 'unheard' | 'accepted' | 'untold'

export interface Finding {
  readonly trial: Trial
  readonly verdict: Verdict
  readonly outcome: Outcome
  /** What came of a right value. */
  readonly control: Outcome
}

/** Tries every rule of every place of the operation's input. Throws where a call that is right is not accepted, or at a bug. */
export async function triedOperation(
  operation: string,
  places: readonly Place[],
  { ask, own, rulesOf }: { readonly ask: Ask; readonly own: Situation; readonly rulesOf: RulesOf },
): Promise<readonly Finding[]> {
  const plain = await ask(operation, acceptedCall(operation, own, ''))
  if (plain.error !== '') throw new Error(`${operation} has no call that is accepted: ${plain.text}`)
  const findings: Finding[] = []
  for (const place of places) {
    const call = acceptedCall(operation, own, place.path)
    for (const trial of trialsOf(place, valueAt(call, place.path), rulesOf))
      findings.push(await tried(ask, operation, call, trial))
    const ofIds: Finding[] = []
    for (const trial of idTrials(operation, place, call, own)) ofIds.push(await tried(ask, operation, call, trial))
    const telling = ofIds.find(({ verdict }) => verdict !== 'accepted') ?? ofIds[0]
    if (telling) findings.push(telling)
  }
  return findings
}

async function tried(ask: Ask, operation: string, call: object, trial: Trial): Promise<Finding> {
  const { path, wrong, right } = trial
  const outcome = await ask(operation, withValue(call, path, wrong))
  if (outcome.status >= 500) throw new Error(`${operation} ${path} with ${JSON.stringify(wrong)}: ${outcome.text}`)
  const control = await ask(operation, right === undefined ? call : withValue(call, path, right))
  return { trial, outcome, control, verdict: verdictOf(trial, outcome, control) }
}

/** A member that takes ids refuses one that nobody has: once for each kind of id that it takes. */
function idTrials(operation: string, { path, shape }: Place, call: object, own: Situation): readonly Trial[] {
  const nouns = shape.kind === 'string' ? nounsOf('directconnect', operation, path) : undefined
  if (nouns === undefined || nouns === 'nothing') return []
  const given = valueAt(call, path)
  const ids = nouns.flatMap(noun => (own[noun] === undefined ? [] : [[noun, own[noun]] as const]))
  const same = ids.filter(([, id]) => id === given)
  const [noun] = nouns
  const chosen = same.length > 0 ? same : typeof given === 'string' && noun ? [[noun, given] as const] : ids
  return chosen.map(([kind, right]) => ({ path, rule: EXISTS, source: 'guide', wrong: absent(kind, right), right }))
}

const EXISTS = 'something that exists'

function verdictOf({ wrong, right, rule }: Trial, outcome: Outcome, control: Outcome): Verdict {
  const isSame = without(outcome.text, wrong) === without(control.text, right)
  if (outcome.error === '') return rule === EXISTS && !isSame ? 'unheard' : 'accepted'
  return control.error !== '' && isSame ? 'untold' : 'refused'
}

/** A short value may also be a part of an id, which is another one in every run. */
function without(text: string, value: unknown): string {
  if (value === undefined || value === '') return text
  const written = String(value).replaceAll(/[^\w]/g, '\\$&')
  return text.replaceAll(new RegExp(`(?<![\\w-])${written}(?![\\w-])`, 'g'), 'VALUE')
}
