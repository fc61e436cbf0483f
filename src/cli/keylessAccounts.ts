import { listed } from '../net/listed.ts'
import type { World } from '../resources/world.ts'
import type { Credentials } from '../wire/credentials.ts'

/** Whoever has any network has one of these. */
const LOOKED_AT = ['site', 'vpc', 'connection', 'directConnectGateway', 'flow'] as const

/** Accounts with things that no key can see, as a warning: an estate without `account:` is of one that few files have. */
export function keylessAccounts(world: World, credentials: Credentials, file: string): string | undefined {
  const { accounts } = credentials
  const owners = new Set(LOOKED_AT.flatMap(kind => [...world.all(kind)].map(({ account }) => account)))
  const keyless = [...owners].filter(account => !accounts.has(account)).sort()
  if (keyless.length === 0) return undefined
  return `${file} has no key of ${listed(keyless)}, so that nobody sees what is there; an estate says whose it is with account: at its top.`
}
