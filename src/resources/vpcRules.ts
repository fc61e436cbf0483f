import { covers, overlap, type Prefix, parseInterfaceAddress, parsePrefix } from '../net/prefix.ts'
import { AwsError } from './refusal.ts'

/** CIDR rules of VPCs and subnets. VPC guide, "VPC CIDR blocks" and "Subnet sizing". */

/** The block that `text` means, in canonical form as EC2 stores it (host bits cleared); `parameter` names it in the refusal. */
export function parseCidr(text: string, parameter: string, family: 4 | 6 = 4): Prefix {
  const prefix = parseInterfaceAddress(text)?.prefix
  if (prefix?.family === family) return prefix
  throw new AwsError(
    'InvalidParameterValue',
    `Value (${text}) for parameter ${parameter} is invalid. This is not a valid CIDR block.`,
  )
}

/** A VPC's block: /16 to /28. */
export function parseVpcCidr(text: string): Prefix {
  const cidr = parseCidr(text, 'cidrBlock')
  if (cidr.length >= 16 && cidr.length <= 28) return cidr
  throw new AwsError('InvalidVpc.Range', `The CIDR '${text}' is invalid. The block size must be between /16 and /28.`)
}

/** A VPC's IPv6 block: of Amazon's pool a /56, of one's own a /44 to /60 in steps of 4 (VPC guide, "VPC CIDR blocks for IPv6"). */
export function parseVpcIpv6Cidr(text: string, isAmazons: boolean): Prefix {
  const cidr = parseCidr(text, 'ipv6CidrBlock', 6)
  const isOfSize = isAmazons ? cidr.length === 56 : cidr.length >= 44 && cidr.length <= 60 && cidr.length % 4 === 0
  if (isOfSize) return cidr
  const allowed = isAmazons ? 'Amazon gives a /56' : 'The block size must be between /44 and /60 in steps of 4'
  throw new AwsError('InvalidVpc.Range', `The CIDR '${text}' is invalid. ${allowed}.`)
}

/** A subnet's block: /16 to /28, inside one of the VPC's blocks and free of other subnets. */
export function parseSubnetCidr(text: string, vpcCidrs: readonly string[], taken: readonly string[]): Prefix {
  const cidr = parseCidr(text, 'cidrBlock')
  if (cidr.length < 16 || cidr.length > 28 || !prefixes(vpcCidrs).some(outer => covers(outer, cidr))) {
    throw new AwsError('InvalidSubnet.Range', `The CIDR '${text}' is invalid.`)
  }
  if (prefixes(taken).some(other => overlap(other, cidr))) {
    throw new AwsError('InvalidSubnet.Conflict', `The CIDR '${text}' conflicts with another subnet`)
  }
  return cidr
}

/** A subnet's IPv6 block: a /64 inside one of the VPC's and free of other subnets (VPC guide, "Subnet sizing for IPv6"). */
export function parseSubnetIpv6Cidr(text: string, vpcCidrs: readonly string[], taken: readonly string[]): Prefix {
  const cidr = parseCidr(text, 'ipv6CidrBlock', 6)
  if (cidr.length !== 64 || !prefixes(vpcCidrs).some(outer => covers(outer, cidr))) {
    const blocks = vpcCidrs.join(', ') || 'none'
    throw new AwsError(
      'InvalidSubnet.Range',
      `The CIDR '${text}' is invalid: it must be a /64 inside the VPC's IPv6 blocks (${blocks}).`,
    )
  }
  if (prefixes(taken).some(other => overlap(other, cidr))) {
    throw new AwsError('InvalidSubnet.Conflict', `The CIDR '${text}' conflicts with another subnet`)
  }
  return cidr
}

/** Which ranges may not join a VPC whose first block is in `primary`. VPC guide, "IPv4 CIDR block association restrictions". */
const RESTRICTED = [
  { primary: '10.0.0.0/8', restricted: ['172.16.0.0/12', '192.168.0.0/16', '198.19.0.0/16'] },
  { primary: '172.16.0.0/12', restricted: ['10.0.0.0/8', '192.168.0.0/16', '172.31.0.0/16', '198.19.0.0/16'] },
  { primary: '192.168.0.0/16', restricted: ['10.0.0.0/8', '172.16.0.0/12', '198.19.0.0/16'] },
  { primary: '198.19.0.0/16', restricted: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'] },
  { primary: '0.0.0.0/0', restricted: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '198.19.0.0/16'] },
] as const

/** Refuses a further block that overlaps the VPC's blocks or comes from a range that may not be mixed with the first. */
export function checkFurtherCidr(cidr: Prefix, vpcCidrs: readonly string[]): void {
  const existing = prefixes(vpcCidrs)
  if (existing.some(other => overlap(other, cidr))) {
    throw new AwsError(
      'InvalidVpc.Range',
      `The CIDR '${cidr.text}' overlaps with one of the CIDRs of the VPC: ${vpcCidrs.join(', ')}.`,
    )
  }
  const [first] = existing
  const rule = RESTRICTED.find(({ primary }) => first && prefixes([primary]).some(range => covers(range, first)))
  if (rule && prefixes(rule.restricted).some(range => overlap(range, cidr))) {
    throw new AwsError(
      'InvalidVpc.Range',
      `The CIDR '${cidr.text}' is restricted. Use a CIDR from the same private address range as the current VPC CIDR, or use a publicly-routable CIDR.`,
    )
  }
}

function prefixes(texts: readonly string[]): Prefix[] {
  return texts.map(parsePrefix).filter(prefix => prefix !== undefined)
}
