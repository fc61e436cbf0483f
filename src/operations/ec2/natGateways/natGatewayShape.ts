import type { NatGateway } from '@aws-sdk/client-ec2'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import { tagList } from '../ec2Tags.ts'

const STATUS = {
  pending: 'associating',
  available: 'succeeded',
  deleting: 'disassociating',
  deleted: 'succeeded',
  failed: 'failed',
} as const

export function natGatewayShape({ world }: Context, { id, body }: Row<'natGateway'>): NatGateway {
  const { allocationId, failure, deletedAt } = body
  const association = allocationId === undefined ? undefined : world.get('elasticAddress', allocationId)?.body.association
  return {
    NatGatewayId: id,
    VpcId: body.vpcId,
    SubnetId: body.subnetId,
    State: body.state,
    ConnectivityType: body.connectivity,
    CreateTime: new Date(body.createdAt),
    ...(deletedAt !== undefined && { DeleteTime: new Date(deletedAt) }),
    ...(failure && { FailureCode: failure.code, FailureMessage: failure.message }),
    NatGatewayAddresses: [
      {
        NetworkInterfaceId: body.networkInterfaceId,
        PrivateIp: body.privateIp,
        IsPrimary: true,
        Status: STATUS[body.state],
        ...(allocationId !== undefined && {
          AllocationId: allocationId,
          PublicIp: body.publicIp,
          AssociationId: association?.id,
        }),
      },
    ],
    Tags: tagList(body.tags),
  }
}
