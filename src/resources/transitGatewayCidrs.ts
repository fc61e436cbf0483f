import { type Address, parseAddress } from '../net/address.ts'
import { holds, LINK_LOCAL, lastOf, nthAddress, overlap, type Prefix, parseInterfaceAddress, parsePrefix } from '../net/prefix.ts'
import type { Quotas } from './quotas.ts'
import { AwsError } from './refusal.ts'
import type { World } from './world.ts'

/** Blocks that a transit gateway may have of its own. Transit gateway guide, "Transit gateway CIDR blocks". */

const LONGEST = { 4: 24, 6: 64 } as const

/** The blocks in canonical form: at most five, /24 or larger, of IPv6 /64 or larger, apart from one another. */
export function transitGatewayCidrs(texts: readonly string[], quotas: Quotas): string[] {
  const blocks: Prefix[] = []
  for (const text of texts) {
    const block = parseInterfaceAddress(text)?.prefix
    if (block === undefined) throw refused(text, 'This is not a valid CIDR block')
    if (block.length > LONGEST[block.family]) throw refused(text, 'It must be /24 or larger, of IPv6 /64 or larger')
    if (overlap(block, LINK_LOCAL)) throw refused(text, 'Addresses of 169.254.0.0/16 cannot be used')
    const other = blocks.find(each => overlap(each, block))
    if (other?.text === block.text) continue
    if (other !== undefined) throw refused(text, `It overlaps ${other.text} of the same transit gateway`)
    blocks.push(block)
  }
  if (blocks.length > quotas.cidrBlocksPerTransitGateway) {
    throw new AwsError(
      'TransitGatewayCidrBlockLimitExceeded',
      `A transit gateway can have ${quotas.cidrBlocksPerTransitGateway} CIDR blocks; ${blocks.length} were given.`,
    )
  }
  return blocks.map(({ text }) => text)
}

function refused(text: string, because: string): AwsError {
  return new AwsError('InvalidParameterValue', `Value (${text}) for parameter transitGatewayCidrBlocks is invalid. ${because}.`)
}

/** Addresses of the gateway's blocks that Connect peers and private-IP VPN tunnels have. */
export function transitGatewayAddressesTaken(world: World, transitGatewayId: string): Set<string> {
  const taken = new Set<string>()
  for (const { id, body } of world.referring('transitGatewayAttachment', transitGatewayId)) {
    if (body.type !== 'connect') continue
    for (const peer of world.referring('transitGatewayConnectPeer', id)) {
      if (peer.body.state !== 'deleted') taken.add(peer.body.transitGatewayAddress)
    }
  }
  for (const { body } of world.referring('vpnConnection', transitGatewayId)) {
    if (body.state !== 'deleted') for (const { outsideIpAddress } of body.tunnels) taken.add(outsideIpAddress)
  }
  return taken
}

/** The first address of the gateway's blocks of this family that nothing has, undefined when there is none. */
export function freeTransitGatewayAddress(world: World, transitGatewayId: string, family: 4 | 6): Address | undefined {
  const blocks = world.get('transitGateway', transitGatewayId)?.body.cidrBlocks ?? []
  const taken = transitGatewayAddressesTaken(world, transitGatewayId)
  for (const text of blocks) {
    const block = parsePrefix(text)
    if (block?.family !== family) continue
    for (let n = 1; n <= taken.size + 1; n++) {
      const address = nthAddress(block, n)
      if (address.value < lastOf(block) && !taken.has(address.text)) return address
    }
  }
  return undefined
}

/** The address in canonical form if it lies in a block of the gateway's and is free; a sentence that says why not. */
export function checkedTransitGatewayAddress(world: World, transitGatewayId: string, text: string): Address {
  const address = parseAddress(text)
  const blocks = world.get('transitGateway', transitGatewayId)?.body.cidrBlocks ?? []
  if (address === undefined || !blocks.some(block => holds(parsePrefix(block)!, address))) {
    const has = blocks.length === 0 ? 'it has none' : `these are ${blocks.join(', ')}`
    throw addressRefused(text, `It must lie in a CIDR block of ${transitGatewayId}: ${has}`)
  }
  if (!transitGatewayAddressesTaken(world, transitGatewayId).has(address.text)) return address
  throw addressRefused(text, `It is in use on ${transitGatewayId}`)
}

function addressRefused(text: string, because: string): AwsError {
  return new AwsError('InvalidParameterValue', `Value (${text}) for parameter transitGatewayAddress is invalid. ${because}.`)
}
