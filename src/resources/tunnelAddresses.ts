import { LINK_LOCAL, nthAddress, overlap, type Prefix, parseInterfaceAddress, parsePrefix } from '../net/prefix.ts'
import type { Entropy } from './ids.ts'
import { randomNumber } from './randomNumber.ts'
import { AwsError } from './refusal.ts'
import { isLiveVirtualInterface } from './virtualInterface.ts'
import type { World } from './world.ts'

/** The /30 inside a tunnel. VPN guide, "Tunnel options", inside tunnel IPv4 CIDR. */

/** Blocks that AWS keeps for itself. */
const RESERVED = [...[0, 1, 2, 3, 4, 5].map(third => `169.254.${third}.0/30`), '169.254.169.252/30'].map(
  text => parsePrefix(text)!,
)

/** The block as somebody wrote it, or InvalidParameterValue: a /30 of 169.254.0.0/16, not reserved, not in `taken`. */
export function parseInsideCidr(text: string, taken: readonly Prefix[]): Prefix {
  const cidr = parsePrefix(text)
  if (cidr === undefined || cidr.length !== 30 || !overlap(LINK_LOCAL, cidr)) {
    throw invalid(text, `It must be a /30 CIDR block from the ${LINK_LOCAL.text} range`)
  }
  if (RESERVED.some(other => overlap(other, cidr))) throw invalid(text, 'The CIDR block is reserved')
  if (taken.some(other => overlap(other, cidr))) {
    throw invalid(text, 'The CIDR block is already in use on the virtual private gateway')
  }
  return cidr
}

/** A free block at a random place: the first one from there that is neither reserved nor taken. */
export function freeInsideCidr(taken: readonly Prefix[], random: Entropy): Prefix {
  const start = randomNumber(random) % 16_384
  for (let step = 0; step < 16_384; step++) {
    const cidr = parsePrefix(`${nthAddress(LINK_LOCAL, 4 * ((start + step) % 16_384)).text}/30`)!
    if (![...RESERVED, ...taken].some(other => overlap(other, cidr))) return cidr
  }
  throw new AwsError(
    'InsufficientAddressCapacity',
    `No /30 CIDR block of ${LINK_LOCAL.text} is left on the virtual private gateway.`,
  )
}

/**
 * What the tunnels and virtual interfaces of a gateway already use. A VPN connection without a gateway shares with nobody.
 * On a virtual private gateway blocks must be unique, on a transit gateway AWS merely recommends it.
 */
export function insideCidrsTaken(world: World, gatewayId: string | undefined, exceptVpn?: string): Prefix[] {
  if (gatewayId === undefined) return []
  const tunnels = [...world.referring('vpnConnection', gatewayId)]
    .filter(({ id, body }) => id !== exceptVpn && body.state !== 'deleted')
    .flatMap(({ body }) => body.tunnels.map(tunnel => tunnel.insideCidr))
  const peers = [...world.referring('virtualInterface', gatewayId)]
    .filter(({ body }) => isLiveVirtualInterface(body))
    .flatMap(({ body }) => body.peers.flatMap(peer => [peer.amazonAddress, peer.customerAddress]))
  return [...tunnels, ...peers].map(text => parseInterfaceAddress(text)?.prefix).filter(prefix => prefix !== undefined)
}

/** AWS has the first usable address of the block, /30 or /126, the customer the second. */
export function insideAddresses(insideCidr: string): { readonly amazon: string; readonly customer: string } {
  const cidr = parsePrefix(insideCidr)
  if (cidr === undefined) throw new TypeError(`${insideCidr} is no CIDR`)
  return { amazon: nthAddress(cidr, 1).text, customer: nthAddress(cidr, 2).text }
}

function invalid(text: string, allowed: string): AwsError {
  return new AwsError('InvalidParameterValue', `Value (${text}) for parameter tunnelInsideCidr is invalid. ${allowed}.`)
}
