import type { ObservedView } from '../resources/observed.ts'
import type { Role } from '../resources/principal.ts'
import type { Quotas } from '../resources/quotas.ts'
import type { SessionOrigin, Sessions } from '../resources/session.ts'
import type { Draft, Scope } from '../resources/world.ts'

/**
 * operations: one file per API operation, a folder per service. Each is (context, input) -> output; what it changes is
 * in the draft, which the store commits or, when the operation throws, drops. No clock, no randomness, no I/O: those
 * are in the context.
 */
export interface Context {
  readonly world: Draft
  readonly observed: ObservedView
  /** Without a credentials file there is no role: every account may act as partner. */
  readonly caller: Scope & {
    readonly accessKey: string
    readonly userArn: string
    readonly role?: Role
    /** Where temporary credentials come from; absent where the caller signs with a key of its own. */
    readonly session?: SessionOrigin
  }
  readonly nowMs: number
  readonly quotas: Quotas
  /** `n` bytes of entropy for ids and keys. */
  readonly random: (n: number) => Uint8Array
  /** How long AWS's own lead times take: 0 at pace instant. */
  readonly leadTimes: LeadTimes
  /** Makes temporary credentials: only STS asks for it. */
  readonly sessions?: Sessions
}

/** AWS's own lead times in ms, scaled by `--pace`. */
export interface LeadTimes {
  readonly loa: number
  readonly provisioning: number
  readonly vpnConnection: number
}

export type Operation<Input, Output> = (context: Context, input: Input) => Output

/** The mark of an operation that the model has and Landbridge has not: HTTP 501 and the service's own error. */
export const NOT_BUILT = 'not built'
