import { KEY_OUTLIVES_SECRET_MS, type MacSecKey } from './macSecKey.ts'
import { changeKeysOf } from './macSecKeyOrder.ts'
import type { Draft, Scope } from './world.ts'

/**
 * User Guide, "MACsec": when a key's secret is to be deleted, a port that is not in use yet gives the key up at once, and
 * one that is keeps it for 30 days.
 */
export function giveUpKeysOf(draft: Draft, scope: Scope, secretArn: string, nowMs: number): void {
  changeKeysOf(draft, scope, secretArn, (key, { body }): MacSecKey => {
    const isIdle = body.state === 'requested' || body.state === 'pending'
    if (isIdle || key.state !== 'associated') return { ...key, state: 'disassociating', changesAt: nowMs }
    return { ...key, changesAt: nowMs + KEY_OUTLIVES_SECRET_MS }
  })
}

/** A secret that is restored in time keeps its keys on the ports that still have them. */
export function keepKeysOf(draft: Draft, scope: Scope, secretArn: string): void {
  changeKeysOf(draft, scope, secretArn, ({ changesAt, ...key }) =>
    key.state === 'associated' || changesAt === undefined ? key : { ...key, changesAt },
  )
}
