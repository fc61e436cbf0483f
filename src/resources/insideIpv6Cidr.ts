import { addressOf } from '../net/address.ts'
import { covers, overlap, type Prefix, parsePrefix, prefixOf, UNIQUE_LOCAL } from '../net/prefix.ts'
import type { Entropy } from './ids.ts'
import { AwsError } from './refusal.ts'
import type { World } from './world.ts'

/** The /126 inside a tunnel that carries IPv6. VPN guide, "Tunnel options", inside tunnel IPv6 CIDR. */

const LENGTH = 126

/** The block as somebody wrote it, or InvalidParameterValue: a /126 of fd00::/8 that no tunnel of the gateway has. */
export function parseInsideIpv6Cidr(text: string, taken: readonly Prefix[]): Prefix {
  const cidr = parsePrefix(text)
  if (cidr === undefined || cidr.length !== LENGTH || !covers(UNIQUE_LOCAL, cidr)) {
    throw invalid(text, 'It must be a /126 CIDR block from the local fd00::/8 range')
  }
  if (taken.some(other => overlap(other, cidr))) {
    throw invalid(text, 'The CIDR block is already in use on the transit gateway')
  }
  return cidr
}

/** A random block (RFC 4193, section 3.2.2) that no tunnel of the gateway has. */
export function freeInsideIpv6Cidr(taken: readonly Prefix[], random: Entropy): Prefix {
  const bits = [...random(15)].reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0xfdn)
  const start = prefixOf(addressOf(6, bits), LENGTH)
  for (let step = 0n; ; step++) {
    const cidr = prefixOf(addressOf(6, UNIQUE_LOCAL.first | ((start.first + 4n * step) & (2n ** 120n - 1n))), LENGTH)
    if (!taken.some(other => overlap(other, cidr))) return cidr
  }
}

/** What other tunnels of the transit gateway use. */
export function insideIpv6CidrsTaken(world: World, transitGatewayId: string | undefined, exceptVpn?: string): Prefix[] {
  if (transitGatewayId === undefined) return []
  return [...world.referring('vpnConnection', transitGatewayId)]
    .filter(({ id, body }) => id !== exceptVpn && body.state !== 'deleted')
    .flatMap(({ body }) => body.tunnels.flatMap(tunnel => parsePrefix(tunnel.insideIpv6Cidr ?? '') ?? []))
}

function invalid(text: string, allowed: string): AwsError {
  return new AwsError('InvalidParameterValue', `Value (${text}) for parameter tunnelInsideIpv6Cidr is invalid. ${allowed}.`)
}
