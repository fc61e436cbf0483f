import type { Range } from './network.ts'

/**
 * Something that is broken. Gone: light goes (`cut`, and `flap` while it is down) or stays while packets vanish
 * (`silent`), or it was taken away by an order (`delete`). Worse than it was: it loses some packets (`loss`), carries less (`rate`), or is emptied in good order
 * (`drain`).
 */
export interface Breakage {
  readonly component: string
  readonly kind: 'cut' | 'silent' | 'delete' | 'loss' | 'rate' | 'flap' | 'drain'
  /** silent, loss: only this way, `out` from a link's second end, the customer's, to its first; absent = both ways. */
  readonly direction?: 'out' | 'in'
  /** loss: of the packets, more than 0 and less than 1. */
  readonly share?: number
  /** rate: what it carries each way, bit/s. */
  readonly toBps?: number
}

/** How long something has been lossy, and stays so, without a break: ms. */
export type LossWindow = (isLossy: (breakages: readonly Breakage[]) => boolean) => number

/** Times that no protocol fixes; every report prints them. */
export interface Assumptions {
  /** From loss of light to the interface being down. */
  readonly carrier: Range
  /** From a session's orderly end to the other side acting on it. */
  readonly notification: Range
  /** From a link's return to the session being established again. */
  readonly reconnect: Range
  /** From an order to delete something to the end where it was deleted acting on it. */
  readonly deletion: Range
  /** Whether that end says goodbye to the other with a NOTIFICATION (Cease, RFC 4486); if not, BFD or the hold timer find out. */
  readonly deletionSendsCease: boolean
  /** What loss is not expected to end within this time, it does not end, where nothing says how long the loss lasts. */
  readonly lossWindowMs: number
  /** The same where more comes and goes on one clock: for each thing that is lossy. */
  readonly lossWindow?: LossWindow
}

/** Whether it stops packets both ways: what is left is what a link can suffer and still carry some. */
export function stopsAll({ kind, direction }: Breakage): boolean {
  return takesLight({ kind }) || kind === 'delete' || (kind === 'silent' && direction === undefined)
}

/** Whether it does so until it is repaired and ends find out by themselves: cut or silent, and neither a flap nor an order. */
export function isStopped<B extends Pick<Breakage, 'kind' | 'direction'>>(
  breakage: B,
): breakage is B & { readonly kind: 'cut' | 'silent' } {
  return (breakage.kind === 'cut' || breakage.kind === 'silent') && breakage.direction === undefined
}

export function takesLight({ kind }: Pick<Breakage, 'kind'>): boolean {
  return kind === 'cut' || kind === 'flap'
}
