import type { Address } from '@aws-sdk/client-ec2'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import { tagList } from '../ec2Tags.ts'

export function addressShape({ world }: Context, { id, account, region, body }: Row<'elasticAddress'>): Address {
  const { association } = body
  const card = association && world.get('networkInterface', association.networkInterfaceId)
  return {
    AllocationId: id,
    PublicIp: body.publicIp,
    Domain: 'vpc',
    PublicIpv4Pool: 'amazon',
    NetworkBorderGroup: region,
    ...(association && {
      AssociationId: association.id,
      NetworkInterfaceId: association.networkInterfaceId,
      NetworkInterfaceOwnerId: account,
      PrivateIpAddress: association.privateIp,
      InstanceId: card?.body.attachment?.instanceId ?? '',
      SubnetId: card?.body.subnetId,
    }),
    Tags: tagList(body.tags),
  }
}
