import { NO_DHCP_OPTIONS } from '../../../resources/dhcpOptionsRules.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { owned } from '../nouns.ts'
import { dhcpOptionsWith } from './dhcpOptionsLookup.ts'

/** The word `default` takes a VPC's options away (API Reference, AssociateDhcpOptions). */
export const associateDhcpOptions: Ec2Operation<'AssociateDhcpOptions'> = (context, input) => {
  const asked = input.DhcpOptionsId
  const dhcpOptionsId = asked === NO_DHCP_OPTIONS ? asked : dhcpOptionsWith(context, asked).id
  context.world.update('vpc', owned(context, 'vpc', input.VpcId).id, { dhcpOptionsId })
  return {}
}
