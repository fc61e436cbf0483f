import { z } from 'zod'
import { type Prefix, parseInterfaceAddress, parsePrefix } from '../net/prefix.ts'

const VPC_BLOCK = 'an IPv4 CIDR of /16 to /28 without host bits such as 10.20.0.0/16'

/** A block of a VPC or a subnet (VPC guide, "VPC CIDR blocks", "Subnet sizing"). */
export const vpcBlock = z.string({ error: VPC_BLOCK }).refine(text => isVpcBlock(parsePrefix(text)), {
  error: issue => VPC_BLOCK + vpcBlockMeant(String(issue.input)),
})

function isVpcBlock(prefix: Prefix | undefined): boolean {
  return prefix?.family === 4 && prefix.length >= 16 && prefix.length <= 28
}

/** The block that host bits hide, where a VPC takes one of that size. */
function vpcBlockMeant(text: string): string {
  const prefix = parseInterfaceAddress(text)?.prefix
  return isVpcBlock(prefix) && prefix?.text !== text ? `: did you mean ${prefix?.text}?` : ''
}
