/**
 * Breaks a text between words into lines of at most `width` columns; later lines are indented two more than the first.
 * A number stays with its unit. A word that is wider than a line is broken after its hyphens, or else anywhere.
 */
export function wrapped(text: string, width: number): readonly string[] {
  if (text.length <= width) return [text]
  const [, lead = '', rest = ''] = /^( *)(.*)$/s.exec(text) ?? []
  const hanging = width > 12 ? `${lead}  ` : ''
  const lines: string[] = []
  let line = lead
  for (const piece of pieces(rest, width - hanging.length)) {
    if ((line + piece).trimEnd().length > width && line.trim() !== '') {
      lines.push(line.trimEnd())
      line = hanging
    }
    line += piece
    while (line.trimEnd().length > width) {
      lines.push(line.slice(0, width))
      line = hanging + line.slice(width)
    }
  }
  return [...lines, line.trimEnd()]
}

const NUMBER = /^[[(]?[\d.,]+ $/
const UNIT = /^(?:%|ms|s|min|h|[kMGT]?bps|bytes|km|USD)(?!\w)/

function pieces(text: string, room: number): readonly string[] {
  const words: string[] = []
  for (const word of text.split(/(?<= )/)) {
    const before = words.at(-1)
    const both = `${before}${word}`
    if (before !== undefined && NUMBER.test(before) && UNIT.test(word) && both.trimEnd().length <= room)
      words[words.length - 1] = both
    else words.push(word)
  }
  return words.flatMap(word => (word.trimEnd().length > room ? word.split(/(?<=\w-)(?=\w)/) : [word]))
}
