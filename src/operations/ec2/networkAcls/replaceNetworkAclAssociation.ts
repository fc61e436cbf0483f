import { ec2Id } from '../../../resources/ids.ts'
import { networkAclAssociations } from '../../../resources/networkAclAssociations.ts'
import { AwsError } from '../../../resources/refusal.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { owned, required } from '../nouns.ts'

/** Gives a subnet another list: it always has exactly one. */
export const replaceNetworkAclAssociation: Ec2Operation<'ReplaceNetworkAclAssociation'> = (context, input) => {
  const { world, caller, random } = context
  const acl = owned(context, 'networkAcl', input.NetworkAclId)
  const associationId = required(input.AssociationId, 'associationId')
  for (const before of world.within('networkAcl', caller)) {
    const association = networkAclAssociations(world, before).find(({ id }) => id === associationId)
    if (association === undefined) continue
    if (before.body.vpcId !== acl.body.vpcId) {
      const message = `network ACL ${acl.id} and subnet ${association.subnetId} belong to different networks`
      throw new AwsError('InvalidParameterValue', message)
    }
    const NewAssociationId = ec2Id('aclassoc', random)
    const kept = (before.body.associations ?? []).filter(({ id }) => id !== associationId)
    world.update('networkAcl', before.id, { associations: kept })
    const others = world.get('networkAcl', acl.id)?.body.associations ?? []
    world.update('networkAcl', acl.id, {
      associations: [...others, { id: NewAssociationId, subnetId: association.subnetId }],
    })
    return { NewAssociationId }
  }
  throw new AwsError('InvalidAssociationID.NotFound', `The association ID '${associationId}' does not exist`)
}
