import type { TransitGateway } from '@aws-sdk/client-ec2'
import type { Row, Scope } from '../../../resources/world.ts'
import { ec2Arn } from '../ec2Arn.ts'
import { tagList } from '../ec2Tags.ts'
import { onOff } from './onOff.ts'

/** A transit gateway as EC2 shows it; to another account without tags. */
export function transitGatewayShape(row: Row<'transitGateway'>, viewer: Scope): TransitGateway {
  const { id, account, body } = row
  return {
    TransitGatewayId: id,
    TransitGatewayArn: ec2Arn('transit-gateway', row),
    State: body.state,
    OwnerId: account,
    Description: body.description,
    CreationTime: new Date(body.createdAt),
    Options: {
      AmazonSideAsn: body.amazonSideAsn,
      TransitGatewayCidrBlocks: [...body.cidrBlocks],
      AutoAcceptSharedAttachments: onOff(body.autoAcceptSharedAttachments),
      DefaultRouteTableAssociation: onOff(body.defaultRouteTableAssociation),
      AssociationDefaultRouteTableId: body.associationDefaultRouteTableId,
      DefaultRouteTablePropagation: onOff(body.defaultRouteTablePropagation),
      PropagationDefaultRouteTableId: body.propagationDefaultRouteTableId,
      VpnEcmpSupport: onOff(body.vpnEcmpSupport),
      DnsSupport: onOff(body.dnsSupport),
      SecurityGroupReferencingSupport: onOff(body.securityGroupReferencingSupport),
      MulticastSupport: onOff(body.multicastSupport),
    },
    Tags: tagList(account === viewer.account ? body.tags : {}),
  }
}
