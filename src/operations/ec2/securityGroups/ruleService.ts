import type { SecurityGroupRule } from '../../../resources/endPoints.ts'
import { AwsError } from '../../../resources/refusal.ts'

type Service = Pick<SecurityGroupRule, 'protocol' | 'fromPort' | 'toPort'>

/** Protocols that EC2 shows by name whatever they were asked for by. IANA's protocol numbers. */
const NAMES: Readonly<Record<string, string>> = { 1: 'icmp', 6: 'tcp', 17: 'udp', 58: 'icmpv6', all: '-1' }
const NAMED: ReadonlySet<string> = new Set(['tcp', 'udp', 'icmp', 'icmpv6', '-1'])

/** Protocol and ports (or ICMP type and code) as a rule keeps them: none where the protocol has none. */
export function serviceOf(protocolText: string, from: number | undefined, to: number | undefined): Service {
  const text = protocolText.toLowerCase()
  const protocol = Object.hasOwn(NAMES, text) ? (NAMES[text] ?? text) : text
  if (!NAMED.has(protocol) && !(/^\d{1,3}$/.test(protocol) && Number(protocol) <= 255)) {
    throw new AwsError(
      'InvalidParameterValue',
      `Invalid value '${protocolText}' for IP protocol. Use tcp, udp, icmp, icmpv6, -1 or a protocol number from 0 to 255.`,
    )
  }
  if (protocol === 'tcp' || protocol === 'udp') return { protocol, ...ports(from, to) }
  if (protocol === 'icmp' || protocol === 'icmpv6') {
    for (const number of [from, to]) {
      if (number !== undefined && !(Number.isInteger(number) && number >= -1 && number <= 255)) {
        throw new AwsError('InvalidParameterValue', `ICMP type or code (${number}) out of range: -1 to 255 are allowed.`)
      }
    }
    return { protocol, fromPort: from ?? -1, toPort: to ?? -1 }
  }
  return { protocol }
}

function ports(from: number | undefined, to: number | undefined): { readonly fromPort: number; readonly toPort: number } {
  if (from === undefined || to === undefined) {
    throw new AwsError(
      'InvalidParameterValue',
      "Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.",
    )
  }
  // boto and old scripts say all ports as -1.
  if (from === -1 && to === -1) return { fromPort: 0, toPort: 65_535 }
  for (const port of [from, to]) {
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      throw new AwsError('InvalidParameterValue', `TCP/UDP port (${port}) out of range`)
    }
  }
  if (from > to) {
    throw new AwsError('InvalidParameterValue', `Invalid TCP/UDP port range (${from}:${to})`)
  }
  return { fromPort: from, toPort: to }
}
