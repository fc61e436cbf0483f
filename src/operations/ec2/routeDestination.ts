import type { DeleteRouteRequest } from '@aws-sdk/client-ec2'
import { AwsError } from '../../resources/refusal.ts'
import { parseCidr } from '../../resources/vpcRules.ts'
import type { Context } from '../operation.ts'
import { visiblePrefixList } from './prefixLists/prefixListLookup.ts'

const NAMES = ['destinationCidrBlock', 'destinationIpv6CidrBlock', 'destinationPrefixListId'] as const

/** What the route is to, in canonical form as EC2 stores it: an IPv4 or IPv6 block, or a prefix list. */
export function routeDestination(context: Context, input: Partial<DeleteRouteRequest>): string {
  const { DestinationCidrBlock: ipv4, DestinationIpv6CidrBlock: ipv6, DestinationPrefixListId: list } = input
  const given = NAMES.filter((_, at) => [ipv4, ipv6, list][at] !== undefined)
  if (given.length > 1) {
    throw new AwsError('InvalidParameterCombination', `The parameters ${given.join(' and ')} cannot be used together.`)
  }
  if (list !== undefined) return visiblePrefixList(context, list).id
  if (ipv4 !== undefined) return parseCidr(ipv4, 'destinationCidrBlock').text
  if (ipv6 !== undefined) return parseCidr(ipv6, 'destinationIpv6CidrBlock', 6).text
  throw new AwsError('MissingParameter', 'The request must contain the parameter destinationCidrBlock')
}
