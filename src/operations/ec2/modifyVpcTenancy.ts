import type { Ec2Operation } from './ec2Operation.ts'
import { owned, required } from './nouns.ts'

/** Only to `default`, which is all that the model of the service allows, and only for what is launched later (API Reference). */
export const modifyVpcTenancy: Ec2Operation<'ModifyVpcTenancy'> = (context, input) => {
  const { id } = owned(context, 'vpc', input.VpcId)
  context.world.update('vpc', id, { instanceTenancy: required(input.InstanceTenancy, 'instanceTenancy') })
  return { ReturnValue: true }
}
