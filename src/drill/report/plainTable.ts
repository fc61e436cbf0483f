import type { Paint } from './paint.ts'
import { wrapped } from './wrapped.ts'

const GAP = '  '

/** Below this a column that has more to say is not read with pleasure. */
const COMFORTABLE = 16

/**
 * Plain columns, as wide as their longest entry; where all of them are wider than `width`, the widest are wrapped.
 * Undefined where that would leave them too narrow to be read.
 */
export function plainTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
  paint: Paint,
): readonly string[] | undefined {
  const natural = head.map((title, i) => rows.reduce((most, row) => Math.max(most, row[i]?.length ?? 0), title.length))
  const room = width - GAP.length * (head.length - 1)
  const most = widestThatFits(natural, room)
  if (most < COMFORTABLE && most < Math.max(...natural)) return undefined
  const widths = natural.map(each => Math.min(each, most))
  const lines = (row: readonly string[]) => {
    const cells = row.map((text, i) => wrapped(text, widths[i] ?? 1))
    const height = Math.max(...cells.map(cell => cell.length))
    return Array.from({ length: height }, (_, y) =>
      cells
        .map((cell, i) => (cell[y] ?? '').padEnd(widths[i] ?? 0))
        .join(GAP)
        .trimEnd(),
    )
  }
  return [...lines(head).map(line => paint('strong', line)), ...rows.flatMap(lines)]
}

/** The widest that any column may be so that all of them fit. */
function widestThatFits(natural: readonly number[], room: number): number {
  let most = Math.max(...natural)
  while (most > 1 && natural.reduce((sum, each) => sum + Math.min(each, most), 0) > room) most--
  return most
}
