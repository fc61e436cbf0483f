import { isUndeletedAttachment } from '../../resources/undeletedAttachments.ts'
import { dependencyViolation } from './dependencyViolation.ts'
import type { Ec2Operation } from './ec2Operation.ts'
import { owned } from './nouns.ts'

/** Deletes the subnet and, as EC2 does, its associations with a route table and a network ACL. */
export const deleteSubnet: Ec2Operation<'DeleteSubnet'> = (context, input) => {
  const { id, body } = owned(context, 'subnet', input.SubnetId)
  const attachments = [...context.world.referring('transitGatewayAttachment', body.vpcId)].filter(
    row => isUndeletedAttachment(row.body) && row.body.vpc?.subnetIds.includes(id),
  )
  const blockers = [...context.world.referring('networkInterface', id), ...attachments].map(row => row.id)
  if (blockers.length > 0) throw dependencyViolation('subnet', id, blockers)
  for (const table of [...context.world.referring('routeTable', body.vpcId)]) {
    const associations = table.body.associations.filter(({ subnetId }) => subnetId !== id)
    if (associations.length < table.body.associations.length) context.world.update('routeTable', table.id, { associations })
  }
  for (const acl of [...context.world.referring('networkAcl', body.vpcId)]) {
    const before = acl.body.associations ?? []
    const associations = before.filter(({ subnetId }) => subnetId !== id)
    if (associations.length < before.length) context.world.update('networkAcl', acl.id, { associations })
  }
  context.world.remove('subnet', id)
  return {}
}
