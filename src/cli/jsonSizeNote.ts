/** From so much on nobody reads it by chance. */
const MUCH = 1e9

/** Of a report of millions of verdicts: how much its JSON is about, before it fills a disk; undefined = not worth a word. */
export function jsonSizeNote(scenarios: readonly unknown[]): string | undefined {
  const bytes = scenarios.length * JSON.stringify(scenarios[0] ?? null).length
  if (bytes < MUCH) return undefined
  return `${scenarios.length.toLocaleString('en')} scenarios are about ${Math.round(bytes / 1e9)} GB of JSON; without --json the worst of them are told, --report and --markdown write that down.`
}
