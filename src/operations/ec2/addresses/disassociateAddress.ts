import { AwsError } from '../../../resources/refusal.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { changeableInterface } from '../networkInterfaces/changeableInterface.ts'
import { addressWith } from './addressRef.ts'
import { disassociate } from './associateAddress.ts'

export const disassociateAddress: Ec2Operation<'DisassociateAddress'> = (context, input) => {
  const { world, caller } = context
  const { AssociationId, PublicIp } = input
  if (AssociationId === undefined && PublicIp === undefined) {
    throw new AwsError('MissingParameter', 'Either public IP or association id must be specified')
  }
  const elastic =
    AssociationId === undefined
      ? addressWith(context, PublicIp ?? '')
      : [...world.within('elasticAddress', caller)].find(({ body }) => body.association?.id === AssociationId)
  if (elastic === undefined) {
    throw new AwsError('InvalidAssociationID.NotFound', `The association ID '${AssociationId}' does not exist`)
  }
  const { association } = elastic.body
  if (association) {
    changeableInterface(context, association.networkInterfaceId)
    disassociate(world, elastic)
  }
  return {}
}
