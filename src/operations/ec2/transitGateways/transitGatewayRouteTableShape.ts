import type { TransitGatewayRouteTable } from '@aws-sdk/client-ec2'
import type { Row } from '../../../resources/world.ts'
import { tagList } from '../ec2Tags.ts'

export function transitGatewayRouteTableShape({ id, body }: Row<'transitGatewayRouteTable'>): TransitGatewayRouteTable {
  return {
    TransitGatewayRouteTableId: id,
    TransitGatewayId: body.transitGatewayId,
    State: body.state,
    DefaultAssociationRouteTable: body.defaultAssociation,
    DefaultPropagationRouteTable: body.defaultPropagation,
    CreationTime: new Date(body.createdAt),
    Tags: tagList(body.tags),
  }
}
