import { AwsError } from '../../resources/refusal.ts'
import { illegalArgument } from './refusals.ts'

interface PageRequest {
  readonly MaxResults?: number | undefined
  readonly NextToken?: string | undefined
}

/** One page of a listing; API Reference: 1 to 100 items. */
export function page<T>(items: readonly T[], { MaxResults = 100, NextToken }: PageRequest): { items: T[]; NextToken?: string } {
  if (MaxResults < 1 || MaxResults > 100) throw illegalArgument(`MaxResults is ${MaxResults}; it takes 1 to 100.`)
  const start = NextToken === undefined ? 0 : startOf(NextToken)
  const end = start + MaxResults
  return { items: items.slice(start, end), ...(items.length > end ? { NextToken: btoa(`at ${end}`) } : {}) }
}

function startOf(token: string): number {
  const text = /^[A-Za-z0-9+/]+={0,2}$/.test(token) && token.length % 4 === 0 ? atob(token) : ''
  const match = /^at (\d+)$/.exec(text)
  if (match) return Number(match[1])
  throw new AwsError('InvalidPaginationTokenException', 'The NextToken is none; use the one of the answer before.')
}
