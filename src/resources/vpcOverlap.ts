import { overlap, type Prefix, parsePrefix } from '../net/prefix.ts'
import { associationsOf } from './gatewayAssociations.ts'
import type { World } from './world.ts'

/** CIDR blocks that are, or are about to be, behind a DX gateway. */
export interface Newcomer {
  readonly vpcId: string
  /** The virtual private gateway that leads to the VPC. */
  readonly gatewayId: string
  readonly cidrs: readonly Prefix[]
}

/**
 * User Guide, "Direct Connect gateways": the CIDR blocks of the VPCs behind one of them must not overlap. The sentence
 * that says which do, or undefined; it names nothing that `viewer` could not look up.
 */
export function overlapBehind(world: World, hubId: string, newcomer: Newcomer, viewer: string): string | undefined {
  for (const { body } of associationsOf(world, hubId)) {
    if (body.gateway.id === newcomer.gatewayId) continue
    const vpcId = world.get('virtualPrivateGateway', body.gateway.id)?.body.attachment?.vpcId
    if (vpcId === undefined) continue
    for (const other of cidrsOf(world, vpcId)) {
      const clash = newcomer.cidrs.find(each => overlap(each, other))
      if (clash === undefined) continue
      const words = (cidr: Prefix, of: { readonly vpcId: string; readonly gatewayId: string }) =>
        wordsFor(world, hubId, { ...of, cidr }, viewer)
      const added = words(clash, newcomer)
      const there = words(other, { vpcId, gatewayId: body.gateway.id })
      const subject = added.startsWith('a ') ? `A${added.slice(1)}` : `The CIDR block ${added}`
      return `${subject} overlaps ${there}, which is associated with the same Direct Connect Gateway.`
    }
  }
  return undefined
}

interface Block {
  readonly vpcId: string
  readonly gatewayId: string
  readonly cidr: Prefix
}

/** An owner knows its VPC, the DX gateway's owner knows the gateways behind it, others know only that there is something. */
function wordsFor(world: World, hubId: string, { vpcId, gatewayId, cidr }: Block, viewer: string): string {
  if (world.get('vpc', vpcId)?.account === viewer) return `${cidr.text} of ${vpcId}`
  if (world.get('directConnectGateway', hubId)?.account === viewer) return `a CIDR block of the VPC behind ${gatewayId}`
  return 'a CIDR block of a VPC of another account'
}

export function cidrsOf(world: World, vpcId: string): Prefix[] {
  const body = world.get('vpc', vpcId)?.body
  return [...(body?.cidrs ?? []), ...(body?.ipv6Cidrs ?? [])].flatMap(({ cidr }) => parsePrefix(cidr) ?? [])
}

/** Why the VPC may not have the block, because of a DX gateway that it is behind; undefined where nothing speaks against it. */
export function overlapOfFurtherCidr(world: World, vpcId: string, cidr: Prefix, viewer: string): string | undefined {
  for (const gateway of world.referring('virtualPrivateGateway', vpcId)) {
    for (const { body } of associationsOf(world, gateway.id)) {
      const newcomer = { vpcId, gatewayId: gateway.id, cidrs: [cidr] }
      const clash = overlapBehind(world, body.directConnectGatewayId, newcomer, viewer)
      if (clash !== undefined) return clash
    }
  }
  return undefined
}
