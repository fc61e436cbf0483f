import type { DeleteRouteRequest } from '@aws-sdk/client-ec2'
import { AwsError } from '../../resources/refusal.ts'
import { parseCidr } from '../../resources/vpcRules.ts'

/** What the route is to, in canonical form as EC2 stores it: an IPv4 or IPv6 block. Prefix lists cannot exist here. */
export function routeDestination(input: Partial<DeleteRouteRequest>): string {
  const { DestinationCidrBlock: ipv4, DestinationIpv6CidrBlock: ipv6, DestinationPrefixListId: list } = input
  if (list !== undefined) throw new AwsError('InvalidPrefixListID.NotFound', `The prefix list ID '${list}' does not exist`)
  if (ipv4 !== undefined && ipv6 !== undefined) {
    const message = 'The parameters destinationCidrBlock and destinationIpv6CidrBlock cannot be used together.'
    throw new AwsError('InvalidParameterCombination', message)
  }
  if (ipv4 !== undefined) return parseCidr(ipv4, 'destinationCidrBlock').text
  if (ipv6 !== undefined) return parseCidr(ipv6, 'destinationIpv6CidrBlock', 6).text
  throw new AwsError('MissingParameter', 'The request must contain the parameter destinationCidrBlock')
}
