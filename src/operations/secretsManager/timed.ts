import type { Kind } from '../../resources/kinds.ts'
import type { Draft } from '../../resources/world.ts'

/** A secret whose recovery window is over is gone. Does nothing for any other row. */
export function advanceSecretsManager(draft: Draft, kind: Kind, id: string, nowMs: number): void {
  if (kind !== 'secret') return
  const row = draft.get(kind, id)
  if (row?.dueAt !== undefined && row.dueAt <= nowMs) draft.remove(kind, id)
}
