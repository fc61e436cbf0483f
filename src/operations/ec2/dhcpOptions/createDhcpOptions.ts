import { checkDhcpConfigurations } from '../../../resources/dhcpOptionsRules.ts'
import { ec2Id } from '../../../resources/ids.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { tagsFrom } from '../ec2Tags.ts'
import { required } from '../nouns.ts'
import { dhcpOptionsShape } from './dhcpOptionsShape.ts'

export const createDhcpOptions: Ec2Operation<'CreateDhcpOptions'> = (context, input) => {
  const configurations = required(input.DhcpConfigurations, 'dhcpConfiguration').map(({ Key = '', Values = [] }) => ({
    key: Key,
    values: Values,
  }))
  checkDhcpConfigurations(configurations)
  const body = { configurations, tags: tagsFrom(context, 'dhcpOptions', input.TagSpecifications) }
  const row = context.world.put('dhcpOptions', ec2Id('dopt', context.random), context.caller, body)
  return { DhcpOptions: dhcpOptionsShape(row) }
}
