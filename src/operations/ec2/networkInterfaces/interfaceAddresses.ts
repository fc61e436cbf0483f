import type { PrivateIpAddressSpecification } from '@aws-sdk/client-ec2'
import { AwsError } from '../../../resources/refusal.ts'
import { required } from '../nouns.ts'

interface AddressInput {
  readonly PrivateIpAddress?: string | undefined
  readonly PrivateIpAddresses?: readonly PrivateIpAddressSpecification[] | undefined
  readonly SecondaryPrivateIpAddressCount?: number | undefined
  readonly Ipv6Addresses?: readonly { readonly Ipv6Address?: string | undefined }[] | undefined
  readonly Ipv6AddressCount?: number | undefined
}

/** A subnet's largest interface: what the biggest instance types take. EC2 guide, "IP addresses per network interface". */
const MOST_ADDRESSES = 64

/** What a new interface asks for, the primary address first; without one, AWS chooses it and it comes before the others. */
export function interfaceAddresses(input: AddressInput): {
  readonly privateAddresses: string[]
  readonly addressCount: number
  readonly ipv6Addresses: string[]
  readonly ipv6AddressCount: number
  readonly hasPrimary: boolean
} {
  const { PrivateIpAddresses: list = [], SecondaryPrivateIpAddressCount: more, Ipv6Addresses: ipv6 = [] } = input
  const named = list.map(one => ({ address: required(one.PrivateIpAddress, 'privateIpAddress'), primary: one.Primary === true }))
  const primaries = [
    ...new Set([
      ...(input.PrivateIpAddress === undefined ? [] : [input.PrivateIpAddress]),
      ...named.filter(one => one.primary).map(one => one.address),
    ]),
  ]
  if (primaries.length > 1) {
    throw new AwsError('InvalidParameterValue', `Only one primary private IP address can be specified: ${primaries.join(', ')}.`)
  }
  if (more !== undefined && named.some(one => !one.primary)) {
    throw new AwsError(
      'InvalidParameterCombination',
      'The parameters secondaryPrivateIpAddressCount and privateIpAddresses cannot be used together.',
    )
  }
  if (input.Ipv6AddressCount !== undefined && ipv6.length > 0) {
    throw new AwsError(
      'InvalidParameterCombination',
      'The parameters ipv6AddressCount and ipv6Addresses cannot be used together.',
    )
  }
  const secondary = named.filter(one => !one.primary && !primaries.includes(one.address)).map(one => one.address)
  return {
    privateAddresses: [...primaries, ...secondary],
    addressCount: addressCount('secondaryPrivateIpAddressCount', more) + 1 + secondary.length,
    ipv6Addresses: ipv6.map(one => required(one.Ipv6Address, 'ipv6Address')),
    ipv6AddressCount: addressCount('ipv6AddressCount', input.Ipv6AddressCount),
    hasPrimary: primaries.length > 0,
  }
}

/** A number of addresses that somebody asks for. */
export function addressCount(parameter: string, count = 0): number {
  if (Number.isInteger(count) && count >= 0 && count < MOST_ADDRESSES) return count
  throw new AwsError(
    'InvalidParameterValue',
    `Value (${count}) for parameter ${parameter} is invalid. A network interface has at most ${MOST_ADDRESSES} addresses.`,
  )
}
