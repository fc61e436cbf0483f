import { parseAddress } from '../net/address.ts'
import { parseAsn } from '../net/asn.ts'
import { covers, LINK_LOCAL, overlap, type Prefix, parseInterfaceAddress, parsePrefix, UNIQUE_LOCAL } from '../net/prefix.ts'
import { freshId } from './freshId.ts'
import { ec2Id } from './ids.ts'
import { AwsError } from './refusal.ts'
import type { TransitGatewayConnectPeer } from './transitGateway.ts'
import type { TransitGatewayTerms } from './transitGatewayAttachmentOrder.ts'
import { checkedTransitGatewayAddress, freeTransitGatewayAddress } from './transitGatewayCidrs.ts'
import type { Draft, Row, World } from './world.ts'

export interface ConnectPeerOrder {
  readonly attachment: Row<'transitGatewayAttachment'>
  readonly peerAddress: string
  readonly insideCidrs: readonly string[]
  readonly transitGatewayAddress?: string | undefined
  readonly peerAsn?: number | undefined
  readonly tags?: TransitGatewayConnectPeer['tags']
}

/** Stores a pending Connect peer: a GRE tunnel and its two BGP sessions. Transit gateway guide, "Connect attachments". */
export function newTransitGatewayConnectPeer(
  world: Draft,
  { attachment, peerAddress, insideCidrs, transitGatewayAddress, peerAsn, tags = {} }: ConnectPeerOrder,
  { nowMs, readyAt, quotas, random }: TransitGatewayTerms,
): Row<'transitGatewayConnectPeer'> {
  const { transitGatewayId } = attachment.body
  const present = [...world.referring('transitGatewayConnectPeer', attachment.id)].filter(({ body }) => isThere(body))
  if (present.length >= quotas.connectPeersPerConnectAttachment) {
    throw new AwsError(
      'TransitGatewayConnectPeerLimitExceeded',
      `The Connect attachment ${attachment.id} has ${present.length} peers; the quota is ${quotas.connectPeersPerConnectAttachment}.`,
    )
  }
  const peer = parseAddress(peerAddress)
  if (peer === undefined) throw invalid('peerAddress', peerAddress, 'It must be an IPv4 or IPv6 address')
  const free = () => freeTransitGatewayAddress(world, transitGatewayId, peer.family)
  const own =
    transitGatewayAddress === undefined ? free() : checkedTransitGatewayAddress(world, transitGatewayId, transitGatewayAddress)
  if (own === undefined) {
    throw new AwsError(
      'InsufficientFreeAddressesInTransitGatewayCidrBlocks',
      `The transit gateway ${transitGatewayId} has no free IPv${peer.family} address in its CIDR blocks; add a block with ModifyTransitGateway.`,
    )
  }
  if (own.family !== peer.family) {
    throw invalid('peerAddress', peerAddress, `It must be of the same family as the transit gateway address ${own.text}`)
  }
  const gateway = world.update('transitGateway', transitGatewayId, {})
  const asn = peerAsn ?? gateway.body.amazonSideAsn
  if (parseAsn(asn) === undefined) throw invalid('peerAsn', String(asn), 'It must be between 1 and 4294967294')
  const body: TransitGatewayConnectPeer = {
    attachmentId: attachment.id,
    transitGatewayAddress: own.text,
    peerAddress: peer.text,
    insideCidrs: checkedInsideCidrs(insideCidrs, insideCidrsTaken(world, transitGatewayId)),
    peerAsn: asn,
    state: 'pending',
    createdAt: nowMs,
    tags,
  }
  const id = freshId(world, 'transitGatewayConnectPeer', () => ec2Id('tgw-connect-peer', random))
  return world.put('transitGatewayConnectPeer', id, attachment, body, { dueAt: readyAt })
}

/** The same page: blocks of 169.254.0.0/16 that AWS keeps for itself. */
const RESERVED = ['0.0', '1.0', '2.0', '3.0', '4.0', '5.0', '169.248'].map(rest => parsePrefix(`169.254.${rest}/29`)!)

/** One /29 of 169.254.0.0/16 and at most one /125 of fd00::/8, each once per transit gateway. */
function checkedInsideCidrs(texts: readonly string[], taken: readonly Prefix[]): string[] {
  const blocks = texts.map(text => {
    const block = parseInterfaceAddress(text)?.prefix
    if (block === undefined || !isInside(block)) {
      throw invalid('insideCidrBlocks', text, 'It must be a /29 of 169.254.0.0/16 or a /125 of fd00::/8')
    }
    if (RESERVED.some(reserved => overlap(reserved, block))) throw invalid('insideCidrBlocks', text, 'AWS reserves the block')
    if (taken.some(other => overlap(other, block))) {
      throw invalid('insideCidrBlocks', text, 'Another Connect peer of the transit gateway has the block')
    }
    return block
  })
  const count = (family: 4 | 6) => blocks.filter(block => block.family === family).length
  if (count(4) !== 1 || count(6) > 1) {
    throw invalid('insideCidrBlocks', texts.join(', '), 'Give one /29 of 169.254.0.0/16 and at most one /125 of fd00::/8')
  }
  return blocks.map(({ text }) => text)
}

function isInside(block: Prefix): boolean {
  return block.family === 4
    ? block.length === 29 && covers(LINK_LOCAL, block)
    : block.length === 125 && covers(UNIQUE_LOCAL, block)
}

function insideCidrsTaken(world: World, transitGatewayId: string): Prefix[] {
  return [...world.referring('transitGatewayAttachment', transitGatewayId)]
    .filter(({ body }) => body.type === 'connect')
    .flatMap(({ id }) => [...world.referring('transitGatewayConnectPeer', id)])
    .filter(({ body }) => isThere(body))
    .flatMap(({ body }) => body.insideCidrs.flatMap(text => parsePrefix(text) ?? []))
}

function isThere({ state }: TransitGatewayConnectPeer): boolean {
  return state !== 'deleting' && state !== 'deleted'
}

function invalid(parameter: string, value: string, allowed: string): AwsError {
  return new AwsError('InvalidParameterValue', `Value (${value}) for parameter ${parameter} is invalid. ${allowed}.`)
}
