import { defaultDhcpOptionsId } from '../../../resources/dhcpOptionsRules.ts'
import { AwsError } from '../../../resources/refusal.ts'
import { dependencyViolation } from '../dependencyViolation.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { dhcpOptionsWith } from './dhcpOptionsLookup.ts'

export const deleteDhcpOptions: Ec2Operation<'DeleteDhcpOptions'> = (context, input) => {
  const { world, caller } = context
  const { id } = dhcpOptionsWith(context, input.DhcpOptionsId)
  const users = [...world.within('vpc', caller)].filter(({ body }) => body.dhcpOptionsId === id)
  if (users.length > 0) {
    throw dependencyViolation(
      'dhcpOptions',
      id,
      users.map(vpc => vpc.id),
    )
  }
  if (id === defaultDhcpOptionsId(caller)) {
    const message = `The dhcpOptions '${id}' is the one that every account has from the start, and cannot be deleted.`
    throw new AwsError('OperationNotPermitted', message)
  }
  world.remove('dhcpOptions', id)
  return {}
}
