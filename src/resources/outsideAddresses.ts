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
  const isTaken = (address: string) => isTakenIn(world, address)
  if (vpn.outsideIpAddressType === 'PrivateIpv4') return privatePair(world, vpn.transitGatewayId, isTaken)
  const [first, second] = RANGES[vpn.outsideIpAddressType ?? 'PublicIpv4']
  return [freeIn(first, isTaken, random), freeIn(second, isTaken, random)]
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

/** Whoever has it, in whatever account. */
function isTakenIn(world: World, address: string): boolean {
  for (const { body } of world.referring('vpnConnection', address)) if (body.state !== 'deleted') return true
  for (const { body } of world.referring('router', address))
    if (body.publicAddress === address || body.publicIpv6Address === address) return true
  for (const kind of ['customerGateway', 'transitGatewayConnectPeer'] as const)
    for (const _ of world.referring(kind, address)) return true
  return false
}

type IsTaken = (address: string) => boolean

const TRIES = 65_534

function freeIn(space: string, isTaken: IsTaken, random: Entropy): string {
  const prefix = parsePrefix(space)!
  const start = randomNumber(random) % TRIES
  for (let step = 0; step < TRIES; step++) {
    const address = nthAddress(prefix, 1 + ((start + step) % TRIES)).text
    if (!isTaken(address)) return address
  }
  throw new AwsError('InsufficientAddressCapacity', `No address of ${space} is left for a VPN tunnel.`)
}

function privatePair(world: World, transitGatewayId: string | undefined, isTaken: IsTaken): readonly [string, string] {
  const blocks = world.get('transitGateway', transitGatewayId ?? '')?.body.cidrBlocks ?? []
  const spaces = blocks.map(text => parsePrefix(text)).filter(space => space?.family === 4)
  const free = spaces.flatMap(space => (space ? freeHosts(space, isTaken, 2) : []))
  const [first, second] = free.slice(0, 2).sort()
  if (first !== undefined && second !== undefined) return [first, second]
  const message = `The CIDR blocks of ${transitGatewayId} (${blocks.join(', ') || 'none'}) have no two free IPv4 addresses for the outside of the tunnels; add one to the transit gateway.`
  throw new AwsError('InsufficientAddressCapacity', message)
}

function freeHosts(space: Prefix, isTaken: IsTaken, count: number): string[] {
  const free: string[] = []
  const last = Math.min(Number(sizeOf(space)) - 2, TRIES)
  for (let at = 1; at <= last && free.length < count; at++) {
    const address = nthAddress(space, at).text
    if (!isTaken(address)) free.push(address)
  }
  return free
}
