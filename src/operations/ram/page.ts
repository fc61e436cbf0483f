import { AwsError } from '../../resources/refusal.ts'

interface PageRequest {
  readonly maxResults?: number | undefined
  readonly nextToken?: string | undefined
}

/** One page of a listing; API Reference: 1 to 500 items, all of them unless said. */
export function page<T>(items: readonly T[], { maxResults, nextToken }: PageRequest): { items: T[]; nextToken?: string } {
  if (maxResults !== undefined && (maxResults < 1 || maxResults > 500)) {
    throw new AwsError('InvalidMaxResultsException', `maxResults is ${maxResults}; it takes 1 to 500.`)
  }
  const start = nextToken === undefined ? 0 : startOf(nextToken)
  const end = start + (maxResults ?? items.length)
  return { items: items.slice(start, end), ...(items.length > end ? { nextToken: btoa(`at ${end}`) } : {}) }
}

function startOf(token: string): number {
  const text = /^[A-Za-z0-9+/]+={0,2}$/.test(token) && token.length % 4 === 0 ? atob(token) : ''
  const match = /^at (\d+)$/.exec(text)
  if (match) return Number(match[1])
  throw new AwsError('InvalidNextTokenException', 'The nextToken is none; use the one of the answer before.')
}
