import type { ServiceDetail } from '@aws-sdk/client-ec2'
import { availabilityZonesOf } from '../../../resources/availabilityZones.ts'
import { derivedEc2Id } from '../../../resources/derivedId.ts'
import { type EndpointService, endpointServices } from '../../../resources/endpointServices.ts'
import { AwsError } from '../../../resources/refusal.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { type Filters, filtered } from '../filtered.ts'
import { pageOfAnySize } from '../page.ts'

const FILTERS: Filters<ServiceDetail> = {
  owner: service => [service.Owner],
  'service-name': service => [service.ServiceName],
  'service-region': service => [service.ServiceRegion],
  'service-type': service => service.ServiceType?.map(type => type.ServiceType) ?? [],
  'supported-ip-address-types': service => service.SupportedIpAddressTypes ?? [],
}

export const describeVpcEndpointServices: Ec2Operation<'DescribeVpcEndpointServices'> = (context, input) => {
  const { region } = context.caller
  const services = endpointServices(region)
  const unknown = input.ServiceNames?.find(name => !services.some(service => service.name === name))
  if (unknown) throw new AwsError('InvalidServiceName', `The Vpc Endpoint Service '${unknown}' does not exist`)
  const asked = services.filter(({ name }) => input.ServiceNames?.includes(name) ?? true).map(service => shape(region, service))
  const { items: ServiceDetails, ...rest } = pageOfAnySize(filtered(asked, input.Filters, FILTERS), input)
  return { ServiceDetails, ServiceNames: [...new Set(ServiceDetails.map(({ ServiceName = '' }) => ServiceName))], ...rest }
}

function shape(region: string, { name, type, privateDnsName }: EndpointService): ServiceDetail {
  return {
    ServiceName: name,
    ServiceId: derivedEc2Id('vpce-svc', `${name} ${type}`),
    ServiceType: [{ ServiceType: type }],
    ServiceRegion: region,
    AvailabilityZones: availabilityZonesOf(region).map(zone => zone.name),
    Owner: 'amazon',
    BaseEndpointDnsNames: [`${name.split('.').reverse()[0]}.${region}.vpce.amazonaws.com`],
    ...(privateDnsName ? { PrivateDnsName: privateDnsName, PrivateDnsNames: [{ PrivateDnsName: privateDnsName }] } : {}),
    VpcEndpointPolicySupported: true,
    AcceptanceRequired: false,
    ManagesVpcEndpoints: false,
    SupportedIpAddressTypes: ['ipv4'],
    Tags: [],
  }
}
