import type { CrossConnect, Fault } from '../../src/resources/customerSide.ts'
import type { Change, Scope } from '../../src/resources/world.ts'

/** The scope of the rows that the store's tests are about. */
export const SCOPE: Scope = { account: '123456789012', region: 'landbridge' }

export function faultOn(on: string): Fault {
  return { kind: 'cut', on, since: 1000 }
}

export function patch(connectionId: string): CrossConnect {
  return { connectionId, routerId: 'router-1', madeAt: 1000 }
}

/** `+id`, `~id`, `-id`: created, changed, removed. */
export function written(changes: readonly Change[]): string[] {
  return changes.map(({ id, before, after }) => `${before === undefined ? '+' : after === undefined ? '-' : '~'}${id}`)
}
