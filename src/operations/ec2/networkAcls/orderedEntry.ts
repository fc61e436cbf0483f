import type { CreateNetworkAclEntryRequest } from '@aws-sdk/client-ec2'
import type { NetworkAclEntry } from '../../../resources/endPoints.ts'
import { LAST_RULE_NUMBER } from '../../../resources/networkAclEntries.ts'
import { AwsError } from '../../../resources/refusal.ts'
import { parseCidr } from '../../../resources/vpcRules.ts'
import { required } from '../nouns.ts'

/** IANA's protocol numbers by the names that EC2 takes. */
const NUMBERS: Readonly<Record<string, string>> = { all: '-1', icmp: '1', tcp: '6', udp: '17', icmpv6: '58', 'ipv6-icmp': '58' }

/** The entry that a request describes. VPC guide, "Network ACL rules". */
export function orderedEntry(input: CreateNetworkAclEntryRequest): NetworkAclEntry {
  const protocol = protocolOf(required(input.Protocol, 'protocol'))
  const { CidrBlock, Ipv6CidrBlock } = input
  if (CidrBlock !== undefined && Ipv6CidrBlock !== undefined) {
    const message = 'The parameters cidrBlock and ipv6CidrBlock cannot be used together.'
    throw new AwsError('InvalidParameterCombination', message)
  }
  const cidr =
    Ipv6CidrBlock === undefined
      ? parseCidr(required(CidrBlock, 'cidrBlock'), 'cidrBlock')
      : parseCidr(Ipv6CidrBlock, 'ipv6CidrBlock', 6)
  const action = required(input.RuleAction, 'ruleAction')
  if (action !== 'allow' && action !== 'deny') {
    throw new AwsError('InvalidParameterValue', `Invalid value '${action}' for ruleAction. Valid values are allow and deny.`)
  }
  return {
    ruleNumber: entryNumber(input.RuleNumber),
    isEgress: input.Egress ?? false,
    protocol,
    action,
    cidr: cidr.text,
    ...serviceOf(protocol, input),
  }
}

/** The highest number that can be given is below that of the last entry. */
export function entryNumber(given: number | undefined): number {
  const number = required(given, 'ruleNumber')
  if (Number.isInteger(number) && number >= 1 && number < LAST_RULE_NUMBER) return number
  throw new AwsError(
    'InvalidParameterValue',
    `Invalid value '${number}' for ruleNumber. A number from 1 to ${LAST_RULE_NUMBER - 1} is allowed.`,
  )
}

function protocolOf(text: string): string {
  const name = text.toLowerCase()
  const number = Object.hasOwn(NUMBERS, name) ? (NUMBERS[name] ?? name) : name
  if (number === '-1' || (/^(0|[1-9]\d{0,2})$/.test(number) && Number(number) <= 255)) return number
  throw new AwsError(
    'InvalidParameterValue',
    `Invalid value '${text}' for IP protocol. Use -1 for all, a protocol number from 0 to 255, or tcp, udp, icmp or icmpv6.`,
  )
}

function serviceOf(protocol: string, { PortRange, IcmpTypeCode }: CreateNetworkAclEntryRequest): Partial<NetworkAclEntry> {
  if (protocol === '6' || protocol === '17') {
    const { From: fromPort = -1, To: toPort = -1 } = required(PortRange, 'portRange')
    const isRange = [fromPort, toPort].every(port => Number.isInteger(port) && port >= 0 && port <= 65_535)
    if (isRange && fromPort <= toPort) return { fromPort, toPort }
    throw new AwsError('InvalidParameterValue', `Invalid TCP/UDP port range (${fromPort}:${toPort}); 0 to 65535 are allowed.`)
  }
  if (protocol === '1' || protocol === '58') {
    const { Type: icmpType = -1, Code: icmpCode = -1 } = required(IcmpTypeCode, 'icmpTypeCode')
    if ([icmpType, icmpCode].every(number => Number.isInteger(number) && number >= -1 && number <= 255)) {
      return { icmpType, icmpCode }
    }
    throw new AwsError(
      'InvalidParameterValue',
      `ICMP type or code (${icmpType}:${icmpCode}) out of range; -1 to 255 are allowed.`,
    )
  }
  return {}
}
