import { z } from 'zod'
import type { Bodies } from '../../resources/kinds.ts'
import type { Draft } from '../../resources/world.ts'
import { customerScope } from './customerId.ts'

/** What a PUT did; the same PUT again is `unchanged` and writes nothing. */
export const changeField = z.enum(['created', 'changed', 'unchanged']).describe('What the call did')

type CustomerKind = 'site' | 'router' | 'host' | 'flow' | 'crossConnect' | 'applianceTunnel' | 'sharedRisk'

export function putRow<K extends CustomerKind>(
  world: Draft,
  key: { readonly kind: K; readonly id: string; readonly account: string },
  body: Bodies[K],
): z.output<typeof changeField> {
  const before = world.get(key.kind, key.id)
  if (before && same(before.body, body)) return 'unchanged'
  world.put(key.kind, key.id, customerScope(key.account), body)
  return before ? 'changed' : 'created'
}

/** Equal as JSON, whatever the order of members. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))]
  return left.length === right.size && left.every(([key, value]) => right.has(key) && same(value, right.get(key)))
}
