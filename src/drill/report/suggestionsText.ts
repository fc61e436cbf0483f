import type { Suggestion } from '../report.ts'

/** What stands above changes that help against the worst single failure, or instead of them. */
export function suggestionsSentence(suggestions: readonly Suggestion[]): string {
  return suggestions.length === 0
    ? 'Nothing that is known (BFD, graceful restart, ECMP, preferences, a VPN, another location) removes the worst single failure; where that costs no flow a second or its spare way, nothing was tried.'
    : 'Each of these helps against the worst single failure, as a drill of it says: every flow is whole then, darkness of more than a second is a tenth of that or less, and where only the spare way was lost, one is left; cheapest first:'
}

/** A change and what it costs, roughly. */
export function suggestionText({ costs, change }: Suggestion): string {
  return `${change} (${costs})`
}
