import type { Suggestion } from '../report.ts'

/** What removes the worst single failure, as a person reads it. */
export function suggestionsText(suggestions: readonly Suggestion[]): string {
  if (suggestions.length === 0)
    return '\nNothing that was tried removes the worst single failure: BFD, ECMP, preferences, a VPN, another location.'
  const lines = suggestions.map(({ costs, change }) => `  ${change} (${costs})`)
  return ['', 'Each of these removes the worst single failure, as a drill of it says; cheapest first:', ...lines].join('\n')
}
