import { directConnectError } from '../../resources/directConnectError.ts'
import { fingerprint } from '../../resources/fingerprint.ts'

export interface PageRequest {
  readonly maxResults?: number | undefined
  readonly nextToken?: string | undefined
}

export interface Page<T> {
  readonly items: T[]
  readonly nextToken?: string
}

/**
 * One page of `rows`: without `maxResults` all that is left, else at most 100. A token continues behind the row it was
 * given after, at its old place where that row is gone meanwhile; it fits only the same operation with the same filters.
 */
export function page<T extends { readonly id: string }>(rows: readonly T[], request: PageRequest, filters: unknown): Page<T> {
  const { maxResults, nextToken } = request
  if (maxResults !== undefined && (maxResults < 1 || !Number.isInteger(maxResults))) {
    throw directConnectError(`MaxResults ${maxResults} is not valid: 1 to 100 are allowed.`)
  }
  const size = maxResults === undefined ? Number.POSITIVE_INFINITY : Math.min(maxResults, 100)
  const seal = fingerprint(JSON.stringify(filters), 8)
  const start = nextToken === undefined ? 0 : placeBehind(rows, nextToken, seal)
  const items = rows.slice(start, start + size)
  const last = items.at(-1)
  if (last === undefined || start + items.length >= rows.length) return { items }
  return { items, nextToken: `${seal}.${start + items.length}.${last.id}` }
}

function placeBehind(rows: readonly { readonly id: string }[], token: string, seal: string): number {
  const match = /^([a-z0-9]{8})\.(\d+)\.([a-z0-9-]+)$/.exec(token)
  if (match?.[1] !== seal) {
    throw directConnectError('NextToken is not valid: use the one that the previous answer to the same request gave.')
  }
  const at = rows.findIndex(({ id }) => id === match[3])
  return at < 0 ? Math.min(Number(match[2]), rows.length) : at + 1
}
