import type { Prefix } from '../net/prefix.ts'
import type { Subject } from './subject.ts'
import type { CheckedEstate, View } from './view.ts'

/** error: it breaks, or breaks at the first failure. warning: it costs when something else goes wrong. info: good to know. */
export const SEVERITIES = ['error', 'warning', 'info'] as const
export type Severity = (typeof SEVERITIES)[number]

/** One place where a rule does not hold. */
export interface Hit {
  readonly about: Subject
  /** One sentence with the facts of this place. */
  readonly summary: string
  /** One imperative sentence. */
  readonly fix: string
  /** Member of the thing in an estate file that says it, such as `mtu`. */
  readonly member?: string
  /** Whose member that is, where something else says it: of a virtual interface its router, for one. Absent = `about`. */
  readonly at?: Subject
  /** Packets to and from which addresses it keeps from arriving; absent = all. */
  readonly concerns?: readonly Prefix[]
  /** It is a limit that nothing has met yet: it keeps nothing from arriving, and is a warning where the rule is an error. */
  readonly isNear?: true
}

/** A rule as data: documents are made of it, and `check` is what it looks for. */
export interface Rule {
  readonly id: `DX${string}`
  readonly severity: Severity
  /** What is wrong where it fires, in a few words. */
  readonly title: string
  /** Why that matters: one or two sentences. */
  readonly why: string
  /** Section of a guide, or an RFC. */
  readonly source: string
  /** It is about what happens once things run: an estate file cannot say it, so it is asked of services alone. */
  readonly needsService?: true
  readonly check: (view: View) => Iterable<Hit>
}

/** Of a file nobody can say what happens once things run. */
export function isAsked({ needsService }: Pick<Rule, 'needsService'>, from: CheckedEstate['from']): boolean {
  return !needsService || from === 'service'
}
