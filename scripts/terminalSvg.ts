/** One cell of a terminal in an SVG of 14 px type: DejaVu Sans Mono and its like are 0.602 em wide. */
const CELL = { width: 8.43, height: 18, size: 14 } as const
const PAD = { x: 22, top: 50, bottom: 22 } as const
const FONT = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace"
const COLOURS = { page: '#11171e', bar: '#1b232c', edge: '#2d3843', text: '#dfe6ec', title: '#8e9aa6' } as const

/** What SGR codes (ECMA-48) look like here; others change nothing. */
const LOOKS: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  1: { 'font-weight': '700' },
  2: { fill: '#76838f' },
  31: { fill: '#ff8f86' },
  32: { fill: '#7fd7a2' },
  33: { fill: '#f4bf68' },
}
/** Codes that end others. */
const ENDS: Readonly<Record<number, readonly number[]>> = { 0: [1, 2, 31, 32, 33], 22: [1, 2], 39: [31, 32, 33] }

/** Which halves of a box-drawing character's cross are drawn: left, right, up, down. */
const BOX: Readonly<Record<string, string>> = {
  '─': 'lr',
  '│': 'ud',
  '╭': 'rd',
  '╮': 'ld',
  '╰': 'ru',
  '╯': 'lu',
  '├': 'rud',
  '┤': 'lud',
  '┬': 'lrd',
  '┴': 'lru',
  '┼': 'lrud',
}

/** A terminal's window with this text in it, ANSI looks and all, as an SVG picture: the same text gives the same bytes. */
export function terminalSvg(title: string, text: string): string {
  const lines = text.split('\n')
  const columns = Math.max(...lines.map(line => plainLength(line)))
  const width = Math.ceil(2 * PAD.x + columns * CELL.width)
  const height = PAD.top + lines.length * CELL.height + PAD.bottom
  const dots = ['#ff6159', '#ffbd2e', '#29c941'].map((fill, i) => `<circle cx="${20 + 20 * i}" cy="18" r="6" fill="${fill}"/>`)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}">
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="10" fill="${COLOURS.page}" stroke="${COLOURS.edge}"/>
<path d="M1 36V10.5a9.5 9.5 0 0 1 9.5-9.5H${width - 10.5}a9.5 9.5 0 0 1 9.5 9.5V36z" fill="${COLOURS.bar}"/>
${dots.join('')}<text x="${width / 2}" y="23" text-anchor="middle" font-family="system-ui, sans-serif" font-size="13" fill="${COLOURS.title}">${escaped(title)}</text>
<g font-family="${FONT}" font-size="${CELL.size}" fill="${COLOURS.text}" xml:space="preserve">
${lines.flatMap((line, row) => drawn(line, row)).join('\n')}
</g></svg>
`
}

interface Run {
  readonly text: string
  readonly codes: readonly number[]
}

function drawn(line: string, row: number): readonly string[] {
  const found: string[] = []
  const frame: string[] = []
  let column = 0
  for (const { text, codes } of runs(line)) {
    const pieces = text.match(/[─│╭╮╰╯├┤┬┴┼]+| {2,}|(?:[^─│╭╮╰╯├┤┬┴┼ ]| (?! ))+| /g) ?? []
    for (const piece of pieces) {
      if (BOX[piece[0] ?? ''] !== undefined) frame.push(...[...piece].map((box, i) => strokes(box, column + i, row)))
      else if (piece.trim() !== '') found.push(words(piece, codes, column, row))
      column += piece.length
    }
  }
  return [...(frame.length > 0 ? [`<path d="${frame.join('')}" stroke="#46535f" fill="none"/>`] : []), ...found]
}

function words(text: string, codes: readonly number[], column: number, row: number): string {
  const lead = text.length - text.trimStart().length
  const attributes = Object.entries(Object.assign({}, ...codes.map(code => LOOKS[code] ?? {})) as Record<string, string>)
  const look = attributes.map(([key, value]) => ` ${key}="${value}"`).join('')
  const shown = text.trim()
  const x = number(PAD.x + (column + lead) * CELL.width)
  const y = number(PAD.top + row * CELL.height + 13)
  return `<text x="${x}" y="${y}" textLength="${number(shown.length * CELL.width)}"${look}>${escaped(shown)}</text>`
}

function strokes(box: string, column: number, row: number): string {
  const left = PAD.x + column * CELL.width
  const top = PAD.top + row * CELL.height - 1
  const [x, y] = [left + CELL.width / 2, top + CELL.height / 2]
  const ends = { l: [left, y], r: [left + CELL.width, y], u: [x, top], d: [x, top + CELL.height] } as const
  return [...(BOX[box] ?? '')]
    .map(arm => ends[arm as keyof typeof ends])
    .map(([toX, toY]) => `M${number(x)} ${number(y)}L${number(toX)} ${number(toY)}`)
    .join('')
}

/** The pieces of a line between SGR sequences, each with the codes in force. */
function runs(line: string): readonly Run[] {
  const introducer = `${String.fromCharCode(27)}[`
  const [first = '', ...rest] = line.split(introducer)
  const found: Run[] = [{ text: first, codes: [] }]
  for (const part of rest) {
    const end = part.indexOf('m')
    const before = found.at(-1)?.codes ?? []
    const codes = part.slice(0, end).split(';').map(Number)
    found.push({ text: part.slice(end + 1), codes: codes.reduce<readonly number[]>(turned, before) })
  }
  return found
}

function turned(on: readonly number[], code: number): readonly number[] {
  const ended = ENDS[code]
  return ended ? on.filter(other => !ended.includes(other)) : [...on, code]
}

function plainLength(line: string): number {
  return runs(line).reduce((sum, run) => sum + run.text.length, 0)
}

function number(value: number): string {
  return String(Number(value.toFixed(2)))
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
