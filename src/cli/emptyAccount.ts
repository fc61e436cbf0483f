import { ask } from './running.ts'

/** Whose things a call is about, as far as its key says it. */
export function accountOfKey(): string {
  const { AWS_ACCESS_KEY_ID: key = '' } = process.env
  return /^\d{12}$/.test(key) ? `Account ${key}` : 'The account of this key'
}

/** How somebody who asked about the wrong account asks about another. */
export const OTHER_ACCOUNT =
  'Without --credentials AWS_ACCESS_KEY_ID=ACCOUNT says whose things are looked at, with it the key that AWS_ACCESS_KEY_ID names.'

/** Says so on stderr where there is nothing at all: an answer without a finding or a price would be taken for a good one. */
export async function noteEmptyAccount(url: string): Promise<void> {
  const { components } = await ask<{ readonly components: readonly unknown[] }>(url, 'GET', '/components')
  if (components.length === 0) console.error(`${accountOfKey()} has nothing that can fail on ${url}. ${OTHER_ACCOUNT}`)
}
