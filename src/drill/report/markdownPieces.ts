import { markdownText } from './markdownTable.ts'

export function markdownList(texts: readonly string[]): string {
  return texts.map(text => `- ${markdownText(text)}`).join('\n')
}

/** A block that names of other people cannot end: its fence is longer than any run of backticks in it. */
export function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${text.trimEnd()}\n${fence}`
}

export function folded(title: string, body: string): string {
  return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`
}
