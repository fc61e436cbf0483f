import { type Html, html } from '../../../drill/report/html.ts'
import { CHART_WIDTH, type ChartWords, chart, place, told } from './chart.ts'
import { spanScale } from './scale.ts'
import { shortNumber } from './shortNumber.ts'

export interface TornadoChart extends ChartWords {
  readonly xLabel: string
  readonly base: number
  /** Largest swing first. */
  readonly rows: readonly {
    readonly label: string
    /** What comes out when the input is less, and when it is more. */
    readonly less: number
    readonly more: number
  }[]
}

const ROW = 46
const TOP = 76
const [LEFT, RIGHT] = [236, CHART_WIDTH - 56]

/** How far the result swings to either side of what it is. */
export function tornadoChart({ base, rows, xLabel, ...words }: TornadoChart): Html {
  const values = [base, ...rows.flatMap(({ less, more }) => [less, more])]
  const scale = spanScale(Math.min(...values), Math.max(...values), LEFT, RIGHT, 5)
  const bottom = TOP + rows.length * ROW
  return chart(words, bottom + 52, [
    html`<rect class="fill s0" x="16" y="38" width="12" height="12" rx="3"/><text class="label" x="34" y="48">20 % less of it</text><rect class="fill s1" x="150" y="38" width="12" height="12" rx="3"/><text class="label" x="168" y="48">20 % more of it</text>`,
    html`<path class="axis" d="M${LEFT} ${bottom}H${RIGHT}"/>${scale.ticks.map(
      tick =>
        html`<path class="grid" d="M${place(scale.at(tick))} ${TOP - 6}V${bottom}"/><text class="tick middle" x="${place(scale.at(tick))}" y="${bottom + 17}">${shortNumber(tick)}</text>`,
    )}<text class="label middle" x="${(LEFT + RIGHT) / 2}" y="${bottom + 38}">${xLabel}</text>`,
    ...rows.map(({ label, less, more }, i) => {
      const y = TOP + i * ROW
      return html`<text class="strong end" x="${LEFT - 14}" y="${y + 24}">${label}</text>${bar(less, 's0')(y)}${bar(more, 's1')(y)}`
    }),
    html`<path class="now" d="M${place(scale.at(base))} ${TOP - 8}V${bottom}"/><text class="now over middle" x="${place(scale.at(base))}" y="${TOP - 12}">as it is: ${shortNumber(base)}</text>`,
  ])

  function bar(value: number, style: string): (y: number) => Html {
    const [from, to] = [Math.min(scale.at(base), scale.at(value)), Math.max(scale.at(base), scale.at(value))]
    const isLeft = value < base
    return y =>
      told(
        shortNumber(value),
        html`<rect class="fill ${style}" x="${place(from)}" y="${y + 6}" width="${place(to - from)}" height="26" rx="2"/><text class="tick over ${isLeft ? 'end' : ''}" x="${place(isLeft ? from - 6 : to + 6)}" y="${y + 24}">${shortNumber(value)}</text>`,
      )
  }
}
