import type { Paint, Style } from './paint.ts'
import { wrapped } from './wrapped.ts'

interface Line {
  readonly text: string
  readonly style?: Style | undefined
}

export type Cell = readonly Line[]

/** Rows that belong together: the leading cells stand once, beside all of them. */
export interface Block {
  readonly leading: readonly Cell[]
  readonly rows: readonly (readonly Cell[])[]
}

/** Blocks under a heading that runs across the table. */
export interface Section {
  readonly heading?: string
  readonly blocks: readonly Block[]
}

/** What a table takes besides its columns: borders, and a space on each side of a cell. */
export function frameWidth(columns: number): number {
  return 3 * columns + 1
}

/** A table in box-drawing characters; texts wider than their column are wrapped. */
export function boxTable(
  titles: readonly Cell[],
  sections: readonly Section[],
  widths: readonly number[],
  paint: Paint,
): readonly string[] {
  const lines = [rule('╭┬╮', widths), ...printed(titles, widths, paint)]
  for (const { heading, blocks } of sections) {
    for (const [index, block] of blocks.entries()) {
      lines.push(index === 0 ? headed(rule('├┼┤', widths), heading) : rule('├┼┤', widths))
      lines.push(...printed(besides(block, widths), widths, paint))
    }
  }
  return [...lines, rule('╰┴╯', widths)].map(line => line.replace(/^[├╭╰].*/, text => paint('dim', text)))
}

function rule(corners: string, widths: readonly number[]): string {
  const [left, middle, right] = [...corners]
  return `${left}${widths.map(width => '─'.repeat(width + 2)).join(middle)}${right}`
}

function headed(line: string, heading: string | undefined): string {
  if (heading === undefined) return line
  const room = line.length - 6
  const text = heading.length <= room ? heading : `${heading.slice(0, room - 1).trimEnd()}…`
  return `${line.slice(0, 2)} ${text} ${line.slice(text.length + 4)}`
}

/** One cell per column: those of a block's rows end up below each other, all at the height of the highest of their row. */
function besides({ leading, rows }: Block, widths: readonly number[]): readonly Cell[] {
  const wrappedRows = rows.map(row => row.map((cell, i) => wrap(cell, widths[leading.length + i] ?? 1)))
  const columns = rows[0]?.map((_, i) =>
    wrappedRows.flatMap(row => padded(row[i] ?? [], Math.max(...row.map(cell => cell.length)))),
  )
  return [...leading, ...(columns ?? [])]
}

function printed(cells: readonly Cell[], widths: readonly number[], paint: Paint): readonly string[] {
  const columns = cells.map((cell, i) => wrap(cell, widths[i] ?? 1))
  const height = Math.max(...columns.map(column => column.length))
  const bar = paint('dim', '│')
  return Array.from({ length: height }, (_, y) => {
    const texts = columns.map((column, i) => {
      const { text, style } = column[y] ?? { text: '' }
      const fill = ' '.repeat(Math.max(0, (widths[i] ?? 0) - text.length))
      return ` ${style === undefined ? text : paint(style, text)}${fill} `
    })
    return `${bar}${texts.join(bar)}${bar}`
  })
}

function wrap(cell: Cell, width: number): Cell {
  return cell.flatMap(({ text, style }) => wrapped(text, width).map(line => ({ text: line, style })))
}

function padded(cell: Cell, height: number): Cell {
  return [...cell, ...Array.from({ length: height - cell.length }, () => ({ text: '' }))]
}
