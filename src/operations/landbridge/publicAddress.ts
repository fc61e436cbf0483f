import { fingerprintNumber } from '../../resources/fingerprint.ts'
import { routerAddresses } from '../../resources/routerAddresses.ts'
import type { Row, World } from '../../resources/world.ts'
import { customerScope } from './customerId.ts'
import { conflict } from './refusals.ts'

/** TEST-NET-2 and TEST-NET-3 (RFC 5737): addresses that belong to nobody. */
const RANGES = ['198.51.100', '203.0.113'] as const
const ADDRESSES = RANGES.flatMap(range => Array.from({ length: 254 }, (_, host) => `${range}.${host + 1}`))

/** An address that no router of the account has; the same name gets the same one where it can. */
export function freePublicAddress(world: World, account: string, name: string): string {
  const taken = new Set([...world.within('router', customerScope(account))].map(({ body }) => body.publicAddress))
  const first = fingerprintNumber(`${account} ${name}`, ADDRESSES.length)
  const free = [...ADDRESSES.slice(first), ...ADDRESSES.slice(0, first)].find(address => !taken.has(address))
  if (free === undefined)
    throw conflict(`All ${ADDRESSES.length} addresses for routers are taken; give router ${name} a publicAddress.`)
  return free
}

export function routerWithAddress(world: World, account: string, address: string): Row<'router'> | undefined {
  return [...world.within('router', customerScope(account))].find(({ body }) => routerAddresses(body).includes(address))
}
