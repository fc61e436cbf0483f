import { ec2Id } from '../../resources/ids.ts'
import { AwsError } from '../../resources/refusal.ts'
import type { Row } from '../../resources/world.ts'
import type { Context } from '../operation.ts'
import type { Ec2Operation } from './ec2Operation.ts'
import { owned } from './nouns.ts'
import { differentNetworks } from './routeTarget.ts'

export const associateRouteTable: Ec2Operation<'AssociateRouteTable'> = (context, input) => {
  const { world, random } = context
  const table = owned(context, 'routeTable', input.RouteTableId)
  const end =
    input.GatewayId === undefined ? subnetOf(context, table, input.SubnetId) : gatewayOf(context, table, input.GatewayId)
  const goesTo = (one: End) => (one.subnetId ?? one.gatewayId) === (end.subnetId ?? end.gatewayId)
  const same = table.body.associations.find(one => !one.main && goesTo(one))
  if (same) return { AssociationId: same.id, AssociationState: { State: 'associated' } }
  const taken = [...world.referring('routeTable', table.body.vpcId)].some(({ body }) =>
    body.associations.some(one => !one.main && goesTo(one)),
  )
  if (taken) {
    const message = `the specified association for route table ${table.id} conflicts with an existing association`
    throw new AwsError('Resource.AlreadyAssociated', message)
  }
  const id = ec2Id('rtbassoc', random)
  world.update('routeTable', table.id, { associations: [...table.body.associations, { id, main: false, ...end }] })
  return { AssociationId: id, AssociationState: { State: 'associated' } }
}

interface End {
  readonly subnetId?: string
  readonly gatewayId?: string
}

function subnetOf(context: Context, table: Row<'routeTable'>, id: string | undefined): End {
  const subnet = owned(context, 'subnet', id)
  if (subnet.body.vpcId === table.body.vpcId) return { subnetId: subnet.id }
  throw differentNetworks(table.id, `subnet ${subnet.id}`)
}

/** An edge association, with an internet gateway or a virtual private gateway. */
function gatewayOf(context: Context, table: Row<'routeTable'>, id: string): End {
  const vpcId = id.startsWith('igw-')
    ? owned(context, 'internetGateway', id).body.vpcId
    : owned(context, 'virtualPrivateGateway', id).body.attachment?.vpcId
  if (vpcId === table.body.vpcId) return { gatewayId: id }
  throw differentNetworks(table.id, `network gateway ${id}`)
}
