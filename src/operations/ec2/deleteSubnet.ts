import type { Ec2Operation } from './ec2Operation.ts'
import { owned } from './nouns.ts'

/** Deletes the subnet and, as EC2 does, its association with a route table. */
export const deleteSubnet: Ec2Operation<'DeleteSubnet'> = (context, input) => {
  const { id, body } = owned(context, 'subnet', input.SubnetId)
  for (const table of [...context.world.referring('routeTable', body.vpcId)]) {
    const associations = table.body.associations.filter(({ subnetId }) => subnetId !== id)
    if (associations.length < table.body.associations.length) context.world.update('routeTable', table.id, { associations })
  }
  context.world.remove('subnet', id)
  return {}
}
