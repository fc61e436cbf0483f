/** What a page needs of a drawn network: the drawing, and what each `id="part7"` of it is made of. */
export interface ReportDrawing {
  /** An `<svg>` element as Graphviz writes it. */
  readonly svg: string
  readonly parts: readonly DrawingPart[]
}

interface DrawingPart {
  readonly kind: string
  /** Failure domains that it is made of. */
  readonly components: readonly string[]
  /** The network's node and links that it shows. */
  readonly node?: string
  readonly links: readonly string[]
}

/** How a part is marked: by a number of it, and for what has a rate by how full it is. */
export interface DrawingMarks {
  /** By part: words of its class. */
  readonly classes: ReadonlyMap<number, string>
  /** By part: what stands in the line that tells how full it is. */
  readonly notes: ReadonlyMap<number, string>
}

/** The line that Graphviz leaves room for and a page fills. */
export const NOTE_ROOM = 'peak 100 %'

const UNMARKED: DrawingMarks = { classes: new Map(), notes: new Map() }

/**
 * The drawing as it stands in a page: numbers of parts instead of ids, so that it can stand there twice, boxes as
 * rectangles, looks left to the page, and a cross on everything, which is seen where a part is marked as failed.
 */
export function slimDrawing({ svg }: ReportDrawing): string {
  const body = svg
    .replaceAll('&#45;', '-')
    .replaceAll(/<title>[^<]*<\/title>\n?/g, '')
    .replaceAll(/ (?:xml:space|font-family|font-size|fill|stroke|stroke-width|text-anchor|xmlns:xlink)="[^"]*"/g, '')
    .replaceAll(/ (?:d|x|y|transform)="[^"]*"/g, attribute =>
      attribute.replaceAll(/\d+\.\d+/g, number => String(short(Number(number)))),
    )
  const [, viewBox = '0 0 100 100'] = /viewBox="([^"]*)"/.exec(body) ?? []
  const [, transform = ''] = /<g id="[^"]*" class="graph" transform="[^"]*(translate\([^"]*\))"/.exec(body) ?? []
  const groups = [...body.matchAll(/<g id="(part(\d+)|[^"]*)" class="(\w+) ([^"]*)">\n([\s\S]*?)<\/g>/g)]
  const drawn = groups.map(([, , part, shape = '', kind = '', inside = '']) => {
    const number = part === undefined ? '' : ` data-part="${part}"`
    return `<g${number} class="${shape} ${kind}">${slim(shape, inside)}</g>`
  })
  return `<svg viewBox="${viewBox}" role="img" aria-label="The network"><g transform="${transform}">\n${drawn.join('\n')}\n</g></svg>`
}

/** The same with marks on it. */
export function markedDrawing(slimmed: string, { classes, notes }: DrawingMarks = UNMARKED): string {
  return slimmed.replaceAll(
    /<g data-part="(\d+)" class="([^"]*)">(.*)<\/g>/g,
    (_, number: string, kind: string, inside: string) => {
      const part = Number(number)
      const more = classes.get(part)
      const note = notes.get(part)
      const filled = note === undefined ? inside : inside.replace(/(class="note"[^>]*>)[^<]*/, `$1${note}`)
      return `<g data-part="${part}" class="${kind}${more === undefined ? '' : ` ${more}`}">${filled}</g>`
    },
  )
}

function slim(shape: string, inside: string): string {
  const joined = inside
    .replaceAll('\n', '')
    .replaceAll(new RegExp(`<text ([^>]*)>(?=${NOTE_ROOM})`, 'g'), '<text class="note" $1>')
  const path = / d="([^"]*)"/.exec(joined)?.[1] ?? ''
  const points = [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const)
  if (points.length === 0) return joined
  if (shape === 'edge') return `${joined}${cross(middle(points), 7, 7)}`
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top]
  const box = `<rect x="${short(left)}" y="${short(top)}" width="${short(width)}" height="${short(height)}" rx="6"/>`
  const [halfWidth, halfHeight] = [width / 2, height / 2]
  return `${joined.replace(/<path[^>]*\/>/, box)}${cross([left + halfWidth, top + halfHeight], halfWidth, halfHeight)}`
}

type Point = readonly [x: number, y: number]

function cross([x, y]: Point, dx: number, dy: number): string {
  const [left, right, top, bottom] = [x - dx, x + dx, y - dy, y + dy].map(short)
  return `<path class="cross" d="M${left},${top}L${right},${bottom}M${left},${bottom}L${right},${top}"/>`
}

/** Of a chain of cubic curves, a point on its middle one (or where two meet). */
function middle(points: readonly Point[]): Point {
  const curves = Math.floor((points.length - 1) / 3)
  const at = 3 * Math.floor(curves / 2)
  if (curves % 2 === 0) return points[at] ?? [0, 0]
  const [a, b, c, d] = [0, 1, 2, 3].map(offset => points[at + offset] ?? [0, 0]) as [Point, Point, Point, Point]
  const half = (axis: 0 | 1) => (a[axis] + 3 * b[axis] + 3 * c[axis] + d[axis]) / 8
  return [half(0), half(1)]
}

function short(value: number): number {
  return Math.round(10 * value) / 10
}
