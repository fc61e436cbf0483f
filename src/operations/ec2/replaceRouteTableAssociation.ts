import { ec2Id } from '../../resources/ids.ts'
import type { Ec2Operation } from './ec2Operation.ts'
import { owned } from './nouns.ts'
import { routeTableAssociation } from './routeTableAssociation.ts'
import { differentNetworks } from './routeTarget.ts'

/** Moves a subnet, a gateway or the VPC's main role to another table; the association gets a new id. */
export const replaceRouteTableAssociation: Ec2Operation<'ReplaceRouteTableAssociation'> = (context, input) => {
  const { world, random } = context
  const { table, association } = routeTableAssociation(context, input.AssociationId)
  const to = owned(context, 'routeTable', input.RouteTableId)
  if (to.body.vpcId !== table.body.vpcId) throw differentNetworks(to.id, `route table ${table.id}`)
  const id = ec2Id('rtbassoc', random)
  world.update('routeTable', table.id, { associations: table.body.associations.filter(one => one !== association) })
  const associations = world.get('routeTable', to.id)?.body.associations ?? []
  world.update('routeTable', to.id, { associations: [...associations, { ...association, id }] })
  return { NewAssociationId: id, AssociationState: { State: 'associated' } }
}
