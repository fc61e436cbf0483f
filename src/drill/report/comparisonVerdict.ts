import type { Comparison } from './compareReports.ts'

/** What two reports come to, in a few words. */
export function comparisonVerdict({ differences, isWorse, isComparable }: Comparison): {
  readonly text: string
  readonly style: 'bad' | 'warning' | 'good'
} {
  if (isWorse) return { text: 'Something got worse', style: 'bad' }
  if (!isComparable) return { text: 'Nothing can be said', style: 'bad' }
  return differences.some(({ change }) => change === 'new and bad')
    ? { text: 'Nothing got worse, and something is new and bad', style: 'warning' }
    : { text: 'Nothing got worse', style: 'good' }
}
