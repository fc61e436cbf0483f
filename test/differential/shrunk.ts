/**
 * The smallest drawing found that still differs: routers, links, statics and options go one after the other as long as
 * `differs` says that the rest shows it too. Bounded by `tries`, of which `atOnce` are asked together.
 */
export async function shrunk(
  drawing: string,
  differs: (drawing: string) => Promise<boolean>,
  { tries = 300, atOnce = 6 }: { readonly tries?: number; readonly atOnce?: number } = {},
): Promise<string> {
  let smallest = drawing
  let left = tries
  for (const smaller of [withoutRouter, withoutLine, withoutWord]) {
    for (let from = 0; left > 0; ) {
      const candidates = smaller(smallest)
      const asked = candidates.slice(from, from + Math.min(atOnce, left))
      if (asked.length === 0) break
      left -= asked.length
      const answers = await Promise.all(asked.map(differs))
      const found = answers.indexOf(true)
      // What could not go stands before what is tried next: it is not tried again in this pass.
      from += found < 0 ? asked.length : found
      smallest = asked[found] ?? smallest
    }
  }
  return smallest
}

function withoutRouter(drawing: string): string[] {
  const lines = drawing.split('\n')
  const names = lines.map(line => line.split(' ')).flatMap(([name, second]) => (/^\d/.test(second ?? '') ? [name] : []))
  return names.map(name => withoutOrphans(lines.filter(line => ![line.split(' ')[0], line.split(' ')[2]].includes(name))))
}

/** Links and statics. */
function withoutLine(drawing: string): string[] {
  const lines = drawing.split('\n')
  return lines.flatMap((line, i) => (/ (?:--|->) /.test(line) ? [withoutOrphans(lines.toSpliced(i, 1))] : []))
}

/** Statics over a link that is gone go with it. */
function withoutOrphans(lines: readonly string[]): string {
  const links = new Set(lines.flatMap(line => / name=(\S+)/.exec(line)?.[1] ?? []))
  return lines
    .filter(line => {
      const link = / link=(\S+)/.exec(line)?.[1]
      return link === undefined || links.has(link)
    })
    .join('\n')
}

function withoutWord(drawing: string): string[] {
  const lines = drawing.split('\n')
  return lines.flatMap((line, i) => {
    const words = line.split(' ')
    const first = words[1] === '--' ? 3 : words[1] === '->' ? 4 : 2
    return words.flatMap((word, at) => {
      if (at < first || /^(?:id|name|link|rank|ownMed)=|\.(?:group|from)=|\.gshut$/.test(word)) return []
      return [lines.with(i, words.toSpliced(at, 1).join(' ')).join('\n')]
    })
  })
}
