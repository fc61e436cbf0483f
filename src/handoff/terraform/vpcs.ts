import type { Row } from '../../resources/world.ts'
import { liveRows } from './liveRows.ts'
import { type TerraformModule, tagsOf } from './module.ts'

/** VPCs with their blocks, subnets, internet gateways and virtual private gateways. */
export function writeVpcs(module: TerraformModule): void {
  for (const row of liveRows(module.world, 'vpc')) writeVpc(module, row)
  for (const row of liveRows(module.world, 'subnet')) {
    const { vpcId, cidr, availabilityZone, mapPublicIpOnLaunch, ipv6Cidrs = [], tags } = row.body
    module.add('vpcs', {
      labels: module.addresses.labels('subnet', row.id),
      scope: row,
      attributes: {
        vpc_id: module.idOf('vpc', vpcId),
        cidr_block: cidr,
        availability_zone: availabilityZone,
        map_public_ip_on_launch: mapPublicIpOnLaunch ? true : undefined,
        tags: tagsOf(tags),
      },
    })
    if (ipv6Cidrs.length > 0)
      module.warn(`Subnet ${row.id} has an IPv6 block, which is chosen anew with that of its VPC and is not written.`)
  }
  for (const row of liveRows(module.world, 'internetGateway')) {
    const { vpcId, tags } = row.body
    module.add('vpcs', {
      labels: module.addresses.labels('internetGateway', row.id),
      scope: row,
      attributes: { vpc_id: vpcId === undefined ? undefined : module.idOf('vpc', vpcId), tags: tagsOf(tags) },
    })
  }
  for (const row of liveRows(module.world, 'virtualPrivateGateway')) {
    const { amazonSideAsn, availabilityZone, attachment, tags } = row.body
    const isAttached = attachment?.state === 'attached' || attachment?.state === 'attaching'
    module.add('vpcs', {
      labels: module.addresses.labels('virtualPrivateGateway', row.id),
      scope: row,
      attributes: {
        vpc_id: attachment && isAttached ? module.idOf('vpc', attachment.vpcId) : undefined,
        amazon_side_asn: String(amazonSideAsn),
        availability_zone: availabilityZone,
        tags: tagsOf(tags),
      },
    })
  }
}

function writeVpc(module: TerraformModule, row: Row<'vpc'>): void {
  const { id, body } = row
  const [first, ...more] = body.cidrs
  const labels = module.addresses.labels('vpc', id)
  module.add('vpcs', {
    labels,
    scope: row,
    attributes: {
      cidr_block: first?.cidr,
      assign_generated_ipv6_cidr_block: body.ipv6Cidrs.length > 0 ? true : undefined,
      instance_tenancy: body.instanceTenancy === 'default' ? undefined : body.instanceTenancy,
      enable_dns_support: body.enableDnsSupport ? undefined : false,
      enable_dns_hostnames: body.enableDnsHostnames ? true : undefined,
      enable_network_address_usage_metrics: body.enableNetworkAddressUsageMetrics ? true : undefined,
      tags: tagsOf(body.tags),
    },
  })
  for (const [index, { cidr }] of more.entries()) {
    module.add('vpcs', {
      labels: ['aws_vpc_ipv4_cidr_block_association', `${labels[1]}_${index + 2}`],
      scope: row,
      attributes: { vpc_id: module.idOf('vpc', id), cidr_block: cidr },
    })
  }
}
