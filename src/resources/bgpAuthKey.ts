import { directConnectError } from './directConnectError.ts'
import type { Entropy } from './ids.ts'

const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/**
 * The MD5 key of a BGP session: the given one (6-80 characters that a router's configuration can quote), or `0x` and 22
 * characters as AWS generates them. Direct Connect never runs BGP without a key.
 */
export function bgpAuthKey(given: string | undefined, random: Entropy): string {
  if (given === undefined || given === '') {
    return `0x${[...random(22)].map(byte => CHARACTERS[byte % CHARACTERS.length]).join('')}`
  }
  if (given.length < 6 || given.length > 80) {
    throw directConnectError(`The BGP authentication key has ${given.length} characters; 6 to 80 are allowed.`)
  }
  if (!/^[!#-[\]-~]+$/.test(given)) {
    throw directConnectError('The BGP authentication key may hold printable ASCII characters except space, " and \\.')
  }
  return given
}
