import { Html, html } from '../../../drill/report/html.ts'
import { CHART_STYLE } from './chartStyle.ts'

/** The words every chart has: what stands above it, and what somebody hears who does not see it. */
export interface ChartWords {
  readonly title: string
  readonly description: string
}

export const CHART_WIDTH = 640

/** A drawing with a name and a description, as wide as what is around it. */
export function chart({ title, description }: ChartWords, height: number, body: readonly Html[]): Html {
  return html`<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" viewBox="0 0 ${CHART_WIDTH} ${height}" width="${CHART_WIDTH}" height="${height}"><title>${title}</title><desc>${description}</desc><rect class="ground" width="${CHART_WIDTH}" height="${height}" rx="8"/><text class="name" x="16" y="24">${cut(title, 82)}</text>${body}</svg>`
}

/** The drawing as a file of its own. */
export function svgFile(drawing: Html): string {
  return `${drawing.text.replace(/<title>/, () => `<style>${CHART_STYLE}</style><title>`)}\n`
}

/** A place in the drawing: a tenth of a pixel is enough. */
export function place(value: number): string {
  return String(Number(value.toFixed(1)))
}

/** So many letters at most. */
export function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`
}

/** One of the eight colours of series. */
export function seriesClass(index: number): string {
  return `s${index % 8}`
}

/** Names beside their colours, one below the other. */
export function legend(
  entries: readonly { readonly key: string; readonly name: string; readonly style: string }[],
  y: number,
): Html {
  return html`${entries.map(({ key, name, style }, i) => {
    const at = y + i * 18
    return html`<g class="${style}"><path class="line ${style}" d="M16 ${at - 4}H44"/><text class="own" x="52" y="${at}">${key}</text><text x="${key === '' ? 52 : 70}" y="${at}">${cut(name, 84)}</text></g>`
  })}`
}

export const LEGEND_LINE = 18

export function polyline(points: readonly (readonly [x: number, y: number])[]): string {
  return points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${place(x)} ${place(y)}`).join('')
}

/** Something drawn that is its own explanation on hovering. */
export function told(text: string, drawn: Html): Html {
  return html`<g><title>${text}</title>${drawn}</g>`
}

export const NOTHING = new Html('')
