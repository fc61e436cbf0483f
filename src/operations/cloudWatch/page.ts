import { invalidToken, invalidValue } from './refusals.ts'

/** A part of a list, with the token of the next where there is more. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly next: { readonly NextToken?: string }
}

interface Wanted<T> {
  readonly token: string | undefined
  readonly size: number
  /** What an item is found again by, also when others were added or removed meanwhile. */
  readonly keyOf: (item: T) => string
}

/** The page behind the item that the token names. */
export function pageOf<T>(all: readonly T[], { token, size, keyOf }: Wanted<T>): Page<T> {
  const start = token === undefined ? 0 : all.findIndex(item => encoded(keyOf(item)) === token) + 1
  if (token !== undefined && start === 0) throw invalidToken()
  const items = all.slice(start, start + size)
  const last = items.at(-1)
  return { items, next: last !== undefined && start + size < all.length ? { NextToken: encoded(keyOf(last)) } : {} }
}

function encoded(key: string): string {
  return encodeURIComponent(key)
}

/** `MaxRecords` of the calls that take it: 1 to 100. */
export function maxRecords(value: number | undefined): number {
  if (value === undefined) return 50
  if (Number.isInteger(value) && value >= 1 && value <= 100) return value
  throw invalidValue(`MaxRecords ${value} is not valid: 1 to 100 are allowed.`)
}
