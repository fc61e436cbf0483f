import type { VpcEndpoint } from '@aws-sdk/client-ec2'
import { endpointServices } from '../../../resources/endpointServices.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import { tagList } from '../ec2Tags.ts'

/** What everybody in the VPC may do by an endpoint as long as nobody writes a policy. */
const FULL_ACCESS = '{"Version":"2008-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}'

export function endpointShape({ world }: Context, { id, account, region, body }: Row<'vpcEndpoint'>): VpcEndpoint {
  const isInterface = body.type === 'Interface'
  const service = endpointServices(region).find(each => each.name === body.serviceName && each.type === body.type)
  const names = isInterface ? [`${id}.${body.serviceName.split('.').reverse()[0]}.${region}.vpce.amazonaws.com`] : []
  const shown = [...names, ...(body.privateDnsEnabled && service?.privateDnsName ? [service.privateDnsName] : [])]
  return {
    VpcEndpointId: id,
    VpcEndpointType: body.type,
    VpcId: body.vpcId,
    ServiceName: body.serviceName,
    State: body.state as VpcEndpoint['State'],
    PolicyDocument: body.policyDocument ?? FULL_ACCESS,
    RouteTableIds: [...body.routeTableIds],
    SubnetIds: [...body.subnetIds],
    NetworkInterfaceIds: [...body.networkInterfaceIds],
    Groups: body.securityGroupIds.map(GroupId => ({ GroupId, GroupName: world.get('securityGroup', GroupId)?.body.name })),
    PrivateDnsEnabled: body.privateDnsEnabled,
    RequesterManaged: false,
    ...(isInterface ? { IpAddressType: body.ipAddressType, DnsOptions: { DnsRecordIpType: 'ipv4' } } : {}),
    DnsEntries: shown.map(DnsName => ({ DnsName, HostedZoneId: 'ZLANDBRIDGE' })),
    CreationTimestamp: new Date(body.createdAt),
    OwnerId: account,
    Tags: tagList(body.tags),
  }
}
