import { nthAddress, type Prefix, parsePrefix, prefixOf } from '../net/prefix.ts'

/** VPC guide, "VPC CIDR blocks": from /16 to /28; smaller than this a VPC holds nothing worth a bridge. */
export const SMALLEST_VPC_BITS = 24
const LARGEST_VPC_BITS = 16

/** Blocks for so many VPCs cut from one, as large as they can be alike; undefined where it is too small. */
export function vpcCidrs({ vpcs, cidr }: { readonly vpcs: number; readonly cidr: string }): readonly Prefix[] | undefined {
  const block = parsePrefix(cidr)
  if (!block) return undefined
  const bits = Math.max(LARGEST_VPC_BITS, block.length + Math.ceil(Math.log2(vpcs)))
  if (bits > SMALLEST_VPC_BITS) return undefined
  return Array.from({ length: vpcs }, (_, index) => prefixOf(nthAddress(block, index * 2 ** (32 - bits)), bits))
}
