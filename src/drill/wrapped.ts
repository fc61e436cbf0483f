/**
 * Breaks a text between words, and after hyphens, into lines of at most `width` columns; later lines are indented two
 * more than the first, and what has no place to break is cut.
 */
export function wrapped(text: string, width: number): readonly string[] {
  if (text.length <= width) return [text]
  const [, lead = '', rest = ''] = /^( *)(.*)$/s.exec(text) ?? []
  const hanging = width > 12 ? `${lead}  ` : ''
  const lines: string[] = []
  let line = lead
  for (const word of rest.split(/(?<= )|(?<=\w-)(?=\w)/)) {
    if ((line + word).trimEnd().length > width && line.trim() !== '') {
      lines.push(line.trimEnd())
      line = hanging
    }
    line += word
    while (line.trimEnd().length > width) {
      lines.push(line.slice(0, width))
      line = hanging + line.slice(width)
    }
  }
  return [...lines, line.trimEnd()]
}
