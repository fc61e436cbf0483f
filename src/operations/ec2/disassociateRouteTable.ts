import { AwsError } from '../../resources/refusal.ts'
import type { Ec2Operation } from './ec2Operation.ts'
import { routeTableAssociation } from './routeTableAssociation.ts'

export const disassociateRouteTable: Ec2Operation<'DisassociateRouteTable'> = (context, input) => {
  const { table, association } = routeTableAssociation(context, input.AssociationId)
  if (association.main) {
    const message = `cannot disassociate the main route table association ${association.id}; replace it instead`
    throw new AwsError('InvalidParameterValue', message)
  }
  const associations = table.body.associations.filter(one => one !== association)
  context.world.update('routeTable', table.id, { associations })
  return {}
}
