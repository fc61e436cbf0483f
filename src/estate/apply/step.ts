/** Where a call goes. Without an account: the account of the driver's credentials. */
export interface CallScope {
  readonly region: string
  readonly account?: string
}

/** One API call that the driver makes: over HTTP with an SDK, or in the same process. Its output comes back. */
export interface Call extends CallScope {
  readonly service: 'directconnect' | 'ec2' | 'servicequotas' | 'landbridge'
  readonly operation: string
  readonly input: Readonly<Record<string, unknown>>
  /** Dotted path in the estate file, for `positionOf` when the call is refused. */
  readonly about: string
}

/** The driver sleeps `ms` and goes on; how often this can happen is bounded. */
interface Wait {
  readonly wait: string
  readonly ms: number
  readonly about: string
}

export type Step = Call | Wait

/**
 * Steps out, outputs in. A refusal goes in as `generator.throw(new AwsError(code, message, status))`: it becomes a
 * problem of the summary, and what does not depend on the refused thing goes on. Anything else that is thrown in (no
 * connection, a bug) ends the generator.
 */
export type Applying<T> = Generator<Step, T, unknown>

/** A thing that is not as the estate says, and why. */
export interface ApplyProblem {
  readonly about: string
  readonly summary: string
  /** The API's error code when a call was refused. */
  readonly code?: string
  /** It is mended with another problem of the same application: nobody needs to look at it. */
  readonly follows?: true
  /** Nothing is wrong: AWS or somebody's hands are not done with it, and a later application goes on from there. */
  readonly waits?: true
}

/** What applying did, by dotted path in the estate file (`connections.dx-a`). */
export interface ApplySummary {
  readonly created: readonly string[]
  readonly changed: readonly string[]
  readonly unchanged: readonly string[]
  readonly deleted: readonly string[]
  readonly problems: readonly ApplyProblem[]
  /** Ids of everything the estate names. */
  readonly ids: Readonly<Record<string, string>>
}
