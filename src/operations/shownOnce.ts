import type { Kind } from '../resources/kinds.ts'
import type { Row } from '../resources/world.ts'
import { frozen } from './frozen.ts'

/** The same function of a row and nothing else, which answers the same thing for the same row again, frozen. */
export function shownOnce<K extends Kind, Shown extends object>(show: (row: Row<K>) => Shown): (row: Row<K>) => Shown {
  const known = new WeakMap<Row<K>, Shown>()
  return row => {
    const shown = known.get(row) ?? frozen(show(row))
    known.set(row, shown)
    return shown
  }
}
