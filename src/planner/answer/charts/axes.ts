import { type Html, html } from '../../../drill/report/html.ts'
import { CHART_WIDTH, place } from './chart.ts'
import type { Scale } from './scale.ts'

/** Where a chart's curves are. */
export interface Frame {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export interface Axis {
  readonly scale: Scale
  readonly label: string
  readonly text: (value: number) => string
}

/** Below the curves, with the title and legend that need so much room above them. */
export function frameBelow(top: number, height: number): Frame {
  return { left: 66, right: CHART_WIDTH - 34, top, bottom: height - 50 }
}

/** Both axes with ticks and labels, and a grid. */
export function axes(frame: Frame, x: Axis, y: Axis): Html {
  return html`${xAxis(frame, x)}${yAxis(frame, y)}`
}

function xAxis({ left, right, bottom, top }: Frame, { scale, label, text }: Axis): Html {
  return html`<path class="axis" d="M${left} ${bottom}H${right}"/>${scale.ticks.map(
    tick =>
      html`<path class="grid" d="M${place(scale.at(tick))} ${top}V${bottom}"/><text class="tick middle" x="${place(scale.at(tick))}" y="${bottom + 17}">${text(tick)}</text>`,
  )}<text class="label middle" x="${(left + right) / 2}" y="${bottom + 38}">${label}</text>`
}

function yAxis({ left, right, bottom, top }: Frame, { scale, label, text }: Axis): Html {
  return html`${scale.ticks.map(
    tick =>
      html`<path class="grid" d="M${left} ${place(scale.at(tick))}H${right}"/><text class="tick end" x="${left - 8}" y="${place(scale.at(tick) + 4)}">${text(tick)}</text>`,
  )}<text class="label middle" transform="translate(16 ${(top + bottom) / 2}) rotate(-90)">${label}</text>`
}
