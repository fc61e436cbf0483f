import { withThousands } from '../../net/money.ts'
import type { DrillReport, Suggestion } from '../report.ts'

/** What stands above changes that help against the worst single failure, or instead of them. */
export function suggestionsSentence({ suggestions = [], suggestionsAbout }: DrillReport): string {
  if (suggestionsAbout !== undefined) return suggestionsAbout
  return suggestions.length === 0
    ? 'Nothing that was tried removes the worst single failure, or there was none that asks for it.'
    : 'Each of these helps against the worst single failure, as a drill of it says; cheapest first:'
}

/** A change and what it costs, as far as it is known. */
export function suggestionText({ costs, change, monthly }: Suggestion): string {
  return `${change} (${costs}${monthly === undefined ? '' : `: ${priceText(monthly)}`})`
}

function priceText({ amount, currency, atLeast }: NonNullable<Suggestion['monthly']>): string {
  const isLess = amount.startsWith('-')
  const size = `${withThousands(isLess ? amount.slice(1) : amount)} ${currency} a month ${isLess ? 'less' : 'more'} for AWS`
  return atLeast ? `at least ${size}` : size
}
