/**
 * One state that changed, as `/events` tells it. It holds nothing but these members: ids, names and states, so that no
 * secret of a body can get into it.
 */
export interface StateEvent {
  /** More than that of every event before it, across restarts too; not dense for one account. */
  readonly seq: number
  /** Epoch ms. */
  readonly at: number
  /** Whose thing it is. */
  readonly account: string
  readonly region: string
  readonly type: string
  readonly id: string
  readonly name?: string
  /** AWS's state before and after; null = it was not there, or is not there any more. */
  readonly from: string | null
  readonly to: string | null
}

/** What happened, before it has its place in the log. */
export interface Happening extends Omit<StateEvent, 'seq' | 'at'> {
  /** Other accounts that AWS shows this thing to. */
  readonly alsoFor: readonly string[]
}
