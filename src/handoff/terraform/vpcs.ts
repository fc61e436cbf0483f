import { covers, parsePrefix } from '../../net/prefix.ts'
import type { Row } from '../../resources/world.ts'
import { rowName } from '../rowName.ts'
import { type Expression, reference } from './hcl.ts'
import { liveRows } from './liveRows.ts'
import { type TerraformModule, tagsOf } from './module.ts'

/** VPCs with their blocks, subnets, internet gateways and virtual private gateways. */
export function writeVpcs(module: TerraformModule): void {
  for (const row of liveRows(module.world, 'vpc')) writeVpc(module, row)
  for (const row of liveRows(module.world, 'subnet')) {
    const { vpcId, cidr, availabilityZone, mapPublicIpOnLaunch, tags } = row.body
    const ipv6 = ipv6BlockOf(module, row)
    module.add('vpcs', {
      labels: module.addresses.labels('subnet', row.id),
      scope: row,
      attributes: {
        vpc_id: module.idOf('vpc', vpcId),
        cidr_block: cidr,
        ipv6_cidr_block: ipv6.block,
        availability_zone: availabilityZone,
        map_public_ip_on_launch: mapPublicIpOnLaunch ? true : undefined,
        tags: tagsOf(tags),
      },
      ...ipv6.after,
    })
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
  const amazons = body.ipv6Cidrs.filter(({ pool }) => pool === undefined)
  module.add('vpcs', {
    labels,
    scope: row,
    attributes: {
      cidr_block: first?.cidr,
      assign_generated_ipv6_cidr_block: amazons.length > 0 ? true : undefined,
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
  for (const { cidr } of amazons) {
    module.warn(`VPC ${rowName(row)} gets an IPv6 block that Amazon chooses: it will be another than ${cidr}.`)
  }
  if (amazons.length > 1) module.warn(`VPC ${rowName(row)} has ${amazons.length} IPv6 blocks of Amazon's; one is written.`)
  for (const { cidr, pool } of body.ipv6Cidrs) {
    if (pool === undefined) continue
    module.add('vpcs', {
      labels: ownBlock(labels[1], cidr),
      scope: row,
      attributes: { vpc_id: module.idOf('vpc', id), ipv6_cidr_block: cidr, ipv6_pool: pool },
    })
  }
}

function ownBlock(vpc: string, cidr: string): readonly [string, string] {
  return ['aws_vpc_ipv6_cidr_block_association', `${vpc}_${cidr.replaceAll(/[^0-9a-f]+/g, '_')}`]
}

/** A subnet's IPv6 block: as it is where its VPC's is of a pool of one's own, else the same part of what Amazon will give. */
function ipv6BlockOf(
  module: TerraformModule,
  { id, body }: Row<'subnet'>,
): { readonly block?: Expression; readonly after?: { readonly dependsOn: readonly string[] } } {
  const block = parsePrefix(body.ipv6Cidrs?.[0]?.cidr ?? '')
  const blocks = module.world.get('vpc', body.vpcId)?.body.ipv6Cidrs ?? []
  const around = blocks.find(({ cidr }) => block && covers(parsePrefix(cidr)!, block))
  const address = module.addresses.of('vpc', body.vpcId)
  if (!block || !around || address === undefined) {
    if (block)
      module.warn(`Subnet ${id} has the IPv6 block ${block.text} of a VPC that this module does not make: it is left out.`)
    return {}
  }
  if (around.pool !== undefined) {
    const after = ownBlock(module.addresses.labels('vpc', body.vpcId)[1], around.cidr)
    return { block: block.text, after: { dependsOn: [after.join('.')] } }
  }
  const outer = parsePrefix(around.cidr)!
  const part = (block.first - outer.first) >> 64n
  return { block: reference(`cidrsubnet(${address}.ipv6_cidr_block, ${64 - outer.length}, ${part})`) }
}
