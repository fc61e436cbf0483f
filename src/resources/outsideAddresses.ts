import { parseAddress } from '../net/address.ts'
import { holds, nthAddress, type Prefix, parsePrefix, sizeOf } from '../net/prefix.ts'
import type { Entropy } from './ids.ts'
import { randomNumber } from './randomNumber.ts'
import { AwsError } from './refusal.ts'
import type { VpnConnection } from './vpn.ts'
import type { World } from './world.ts'

/**
 * The addresses of AWS's ends of two tunnels, the lower as text first, as Terraform sorts them. Public ones come from
 * benchmark ranges, which nobody routes (RFC 2544, RFC 5180), one range per tunnel; private ones from the CIDR blocks of
 * the transit gateway (VPN guide, "Private IP VPN with Direct Connect").
 */
export function outsideAddresses(
  world: World,
  vpn: Pick<VpnConnection, 'outsideIpAddressType' | 'transitGatewayId'>,
  random: Entropy,
): readonly [string, string] {
  const taken = addressesTaken(world)
  if (vpn.outsideIpAddressType === 'PrivateIpv4') return privatePair(world, vpn.transitGatewayId, taken)
  const [first, second] = RANGES[vpn.outsideIpAddressType ?? 'PublicIpv4']
  return [freeIn(first, taken, random), freeIn(second, taken, random)]
}

const RANGES = {
  PublicIpv4: ['198.18.0.0/16', '198.19.0.0/16'],
  Ipv6: ['2001:2:0:18::/64', '2001:2:0:19::/64'],
} as const

/** Shared and private address space: RFC 1918 and RFC 6598. */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'].map(text => parsePrefix(text)!)

export function isPrivateIpv4(text: string): boolean {
  const address = parseAddress(text)
  return address !== undefined && PRIVATE.some(space => holds(space, address))
}

function addressesTaken(world: World): Set<string> {
  const taken = new Set<string>()
  for (const { body } of world.all('vpnConnection')) {
    if (body.state !== 'deleted') for (const tunnel of body.tunnels) taken.add(tunnel.outsideIpAddress)
  }
  for (const { body } of world.all('customerGateway')) taken.add(body.ipAddress)
  for (const { body } of world.all('router')) taken.add(body.publicAddress)
  for (const { body } of world.all('transitGatewayConnectPeer')) taken.add(body.transitGatewayAddress)
  return taken
}

const TRIES = 65_534

function freeIn(space: string, taken: ReadonlySet<string>, random: Entropy): string {
  const prefix = parsePrefix(space)!
  const start = randomNumber(random) % TRIES
  for (let step = 0; step < TRIES; step++) {
    const address = nthAddress(prefix, 1 + ((start + step) % TRIES)).text
    if (!taken.has(address)) return address
  }
  throw new AwsError('InsufficientAddressCapacity', `No address of ${space} is left for a VPN tunnel.`)
}

function privatePair(world: World, transitGatewayId: string | undefined, taken: ReadonlySet<string>): readonly [string, string] {
  const blocks = world.get('transitGateway', transitGatewayId ?? '')?.body.cidrBlocks ?? []
  const spaces = blocks.map(text => parsePrefix(text)).filter(space => space?.family === 4)
  const free = spaces.flatMap(space => (space ? freeHosts(space, taken, 2) : []))
  const [first, second] = free.slice(0, 2).sort()
  if (first !== undefined && second !== undefined) return [first, second]
  const message = `The CIDR blocks of ${transitGatewayId} (${blocks.join(', ') || 'none'}) have no two free IPv4 addresses for the outside of the tunnels; add one to the transit gateway.`
  throw new AwsError('InsufficientAddressCapacity', message)
}

function freeHosts(space: Prefix, taken: ReadonlySet<string>, count: number): string[] {
  const free: string[] = []
  const last = Math.min(Number(sizeOf(space)) - 2, TRIES)
  for (let at = 1; at <= last && free.length < count; at++) {
    const address = nthAddress(space, at).text
    if (!taken.has(address)) free.push(address)
  }
  return free
}
