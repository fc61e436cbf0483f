import { plain } from '../../drill/report/paint.ts'
import type { TableOptions } from '../../drill/report/reportTable.ts'
import { ansiPaint } from './ansiPaint.ts'

/** What a terminal says of itself. */
type Terminal = Required<Pick<TableOptions, 'width' | 'paint'>>

interface Output {
  readonly isTTY?: boolean
  readonly columns?: number
}

/** Of a pipe or a file, and the least that texts are wrapped to. */
const WIDTH = { default: 120, least: 40 } as const

/**
 * How wide reports for this output may be and whether they may have colours: on a terminal, unless `NO_COLOR` or
 * `TERM=dumb` says otherwise, or anywhere with `FORCE_COLOR`.
 */
export function terminalOf(output: Output, env: Readonly<Record<string, string | undefined>>): Terminal {
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '0'
  const refused = (env.NO_COLOR ?? '') !== '' || env.TERM === 'dumb' || env.FORCE_COLOR === '0'
  const colour = forced || (output.isTTY === true && !refused)
  const width = output.isTTY === true ? (output.columns ?? WIDTH.default) : WIDTH.default
  return { width: Math.max(WIDTH.least, width), paint: colour ? ansiPaint : plain }
}
