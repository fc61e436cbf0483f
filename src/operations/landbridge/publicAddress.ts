import { fingerprintNumber } from '../../resources/fingerprint.ts'
import type { Row, World } from '../../resources/world.ts'
import { conflict } from './refusals.ts'

/** TEST-NET-2 and TEST-NET-3 (RFC 5737): addresses that belong to nobody. */
const RANGES = ['198.51.100', '203.0.113'] as const
const ADDRESSES = RANGES.flatMap(range => Array.from({ length: 254 }, (_, host) => `${range}.${host + 1}`))

/** An address that no router of the account has; the same name gets the same one where it can. */
export function freePublicAddress(world: World, account: string, name: string): string {
  const isTaken = (address: string) =>
    [...world.referring('router', address)].some(router => router.account === account && router.body.publicAddress === address)
  const first = fingerprintNumber(`${account} ${name}`, ADDRESSES.length)
  for (let step = 0; step < ADDRESSES.length; step++) {
    const address = ADDRESSES[(first + step) % ADDRESSES.length]
    if (address !== undefined && !isTaken(address)) return address
  }
  throw conflict(`All ${ADDRESSES.length} addresses for routers are taken; give router ${name} a publicAddress.`)
}

export function routerWithAddress(world: World, account: string, address: string): Row<'router'> | undefined {
  return [...world.referring('router', address)].find(router => router.account === account)
}
