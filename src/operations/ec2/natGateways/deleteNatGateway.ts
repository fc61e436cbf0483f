import type { Ec2Operation } from '../ec2Operation.ts'
import { owned } from '../nouns.ts'

/** Deleting one that is deleted already changes nothing. Its routes stay, as black holes. */
export const deleteNatGateway: Ec2Operation<'DeleteNatGateway'> = (context, input) => {
  const { world, nowMs, leadTimes } = context
  const { id, body } = owned(context, 'natGateway', input.NatGatewayId)
  if (body.state === 'pending' || body.state === 'available') {
    world.update('natGateway', id, { state: 'deleting', deletedAt: nowMs }, { dueAt: nowMs + leadTimes.provisioning })
  }
  return { NatGatewayId: id }
}
