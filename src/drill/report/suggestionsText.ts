import type { Suggestion } from '../report.ts'

/** What stands above changes that remove the worst single failure, or instead of them. */
export function suggestionsSentence(suggestions: readonly Suggestion[]): string {
  return suggestions.length === 0
    ? 'Nothing that is known (BFD, graceful restart, ECMP, preferences, a VPN, another location) removes the worst single failure; where that costs no flow a second or its spare way, nothing was tried.'
    : 'Each of these removes the worst single failure, as a drill of it says; cheapest first:'
}

/** A change and what it costs, roughly. */
export function suggestionText({ costs, change }: Suggestion): string {
  return `${change} (${costs})`
}
