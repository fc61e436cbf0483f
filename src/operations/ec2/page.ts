import { AwsError } from '../../resources/refusal.ts'

interface PageRequest {
  readonly MaxResults?: number | undefined
  readonly NextToken?: string | undefined
}

/** One page of a listing: everything without MaxResults. `ids` are those the caller asked for by id, if any. */
export function page<T>(items: readonly T[], request: PageRequest, ids?: readonly string[]): { items: T[]; NextToken?: string } {
  const { MaxResults, NextToken } = request
  if (MaxResults !== undefined && (ids ?? []).length > 0) {
    throw new AwsError('InvalidParameterCombination', 'The parameter MaxResults cannot be used together with a list of ids.')
  }
  if (MaxResults !== undefined && (MaxResults < 5 || MaxResults > 1000)) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value ( ${MaxResults} ) for parameter maxResults is invalid. Expecting a value from 5 to 1000.`,
    )
  }
  return cut(items, NextToken, MaxResults ?? items.length)
}

/** The most on a page where an operation takes any number and 1000 for a larger one (API Reference, DescribeVpcEndpoints). */
export function pageOfAnySize<T>(
  items: readonly T[],
  { MaxResults, NextToken }: PageRequest,
): { items: T[]; NextToken?: string } {
  if (MaxResults === undefined || MaxResults < 1) return page(items, { NextToken })
  return cut(items, NextToken, Math.min(MaxResults, 1000))
}

function cut<T>(items: readonly T[], NextToken: string | undefined, most: number): { items: T[]; NextToken?: string } {
  const start = NextToken === undefined ? 0 : startOf(NextToken)
  const end = start + most
  const rest = items.length > end ? { NextToken: btoa(`at ${end}`) } : {}
  return { items: items.slice(start, end), ...rest }
}

function startOf(token: string): number {
  const text = /^[A-Za-z0-9+/]+={0,2}$/.test(token) && token.length % 4 === 0 ? atob(token) : ''
  const match = /^at (\d+)$/.exec(text)
  if (match) return Number(match[1])
  throw new AwsError(
    'InvalidParameterValue',
    `Value (${token}) for parameter nextToken is invalid. Use the token of the answer before.`,
  )
}
