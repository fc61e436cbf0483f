/**
 * What `npm test` says last: how many tests were skipped for which reason, and the one line that would enable those that
 * lack a Debian package. `lines` is what skippedReporter wrote; reasons read `needs X: apt-get install Y`.
 */
export function skippedSummary(lines) {
  const skipped = lines
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line))
  if (skipped.length === 0) return ''

  const reasons = new Map()
  for (const { name, reason } of skipped) reasons.set(reason, [...(reasons.get(reason) ?? []), name])
  const packages = [...reasons.keys()].flatMap(reason => /apt-get install (.+)$/.exec(reason)?.[1]?.split(' ') ?? [])
  return [
    `\n${skipped.length} skipped:`,
    ...[...reasons].map(([reason, names]) => `  ${names.length} ${reason || `without a reason: ${names.join(', ')}`}`),
    ...(packages.length > 0 ? [`To run more of them: apt-get install ${[...new Set(packages)].sort().join(' ')}`] : []),
    '',
  ].join('\n')
}
