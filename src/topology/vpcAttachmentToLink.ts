import { holds, type Prefix } from '../net/prefix.ts'
import type { Row } from '../resources/world.ts'
import { attachmentPipe } from './attachmentPipe.ts'
import { TGW_MTU, TGW_RANK } from './awsPolicy.ts'
import { type Builder, prefixes } from './builder.ts'
import { routeTableOf } from './routeTableOf.ts'
import { carriesPackets, labelOf, linkTo, TABLE_GROUPS, tableEntered, tablesOfferedTo } from './transitGatewayToTables.ts'

type Attachment = Row<'transitGatewayAttachment'>

/** VPCs offer their CIDRs to the tables they propagate to. */
export function addVpcAttachments(build: Builder): void {
  const firstByTable = new Map<string, Map<string, Attachment>>()
  for (const attachment of build.world.all('transitGatewayAttachment')) {
    if (attachment.body.type !== 'vpc' || !carriesPackets(attachment.body)) continue
    const cidrs = cidrsOf(build, attachment)
    for (const table of tablesOfferedTo(build, attachment)) {
      const first = firstByTable.get(table) ?? new Map<string, Attachment>()
      firstByTable.set(table, first)
      for (const prefix of cidrs) offer(build, table, attachment, prefix, first)
    }
  }
}

/** Transit gateway guide, "VPC attachments": a CIDR that another VPC has brought already is not propagated. */
function offer(build: Builder, table: string, attachment: Attachment, prefix: Prefix, first: Map<string, Attachment>): void {
  const other = first.get(prefix.text)
  if (other !== undefined) {
    build.remarks.add(
      `${prefix.text} of attachment ${labelOf(attachment)} is not propagated to ${build.info.get(table)?.label}: ${labelOf(other)} brought the same before.`,
    )
    return
  }
  const link = linkToVpc(build, table, attachment)
  if (link === undefined) return
  first.set(prefix.text, attachment)
  build.static(table, { prefix, link, distance: 1, rank: TGW_RANK.vpc, group: TABLE_GROUPS.vpc, label: 'propagated VPC' })
}

/** IPv6 blocks where the attachment carries IPv6. */
function cidrsOf(build: Builder, { body }: Attachment): readonly Prefix[] {
  const vpc = build.world.get('vpc', body.resourceId)?.body
  if (!vpc) return []
  return prefixes([...vpc.cidrs, ...(body.vpc?.ipv6Support ? vpc.ipv6Cidrs : [])].map(({ cidr }) => cidr))
}

/**
 * From a table into the VPC: the route table of the attachment's subnets takes over, so that what is not for the VPC
 * itself goes where that table says, as in a VPC with a firewall.
 */
export function linkToVpc(build: Builder, table: string, attachment: Attachment): string | undefined {
  const { id, body } = attachment
  const name = `${table}~${id}`
  if (build.links.has(name)) return name
  const subnetIds = body.vpc?.subnetIds ?? []
  const doors = new Set(subnetIds.map(subnet => routeTableOf(build.world, body.resourceId, subnet)?.id))
  if (doors.size > 1) {
    build.remarks.add(`The subnets of attachment ${id} have several route tables: packets into the VPC meet the first one’s.`)
  }
  const [door] = subnetIds.length > 0 ? doors : [routeTableOf(build.world, body.resourceId, undefined)?.id]
  if (door === undefined || !build.nodes.has(door)) return undefined
  return linkTo(build, table, id, door, {
    pipes: [
      attachmentPipe(build, attachment, body.transitGatewayId, {
        from: table,
        towards: 'from transit gateway',
        direction: 'toAws',
      }),
    ],
  })
}

/** From a VPC's route table to a transit gateway: the link, or why packets are dropped. */
export function linkFromVpc(
  build: Builder,
  vpcTable: string,
  vpcId: string,
  gatewayId: string,
): { readonly link: string } | { readonly discard: string } {
  const attachment = attachmentOf(build, vpcId, gatewayId)
  if (!attachment) return { discard: `blackhole: ${gatewayId} carries nothing here, for the VPC has no attachment to it` }
  const name = `${vpcTable}~${attachment.id}`
  if (!build.links.has(name)) {
    const table = tableEntered(build, attachment)
    const way = { from: vpcTable, towards: 'to transit gateway', direction: 'fromAws' } as const
    const pipes = [attachmentPipe(build, attachment, gatewayId, way)]
    build.link({ name, ends: [vpcTable, table], mtu: TGW_MTU, pipes })
  }
  return { link: name }
}

function attachmentOf(build: Builder, vpcId: string, gatewayId: string): Attachment | undefined {
  for (const attachment of build.world.referring('transitGatewayAttachment', vpcId)) {
    const { body } = attachment
    if (body.type === 'vpc' && body.transitGatewayId === gatewayId && carriesPackets(body)) return attachment
  }
  return undefined
}

/** Transit gateway guide, "VPC attachments": who is in a zone without a subnet of the attachment cannot use it. */
export function addZoneRemarks(build: Builder): void {
  for (const host of build.world.all('host')) {
    const { vpcId, name } = host.body
    const end = build.hostById.get(host.id)
    if (vpcId === undefined || !end) continue
    const here = [...build.world.referring('subnet', vpcId)].find(({ body }) =>
      prefixes([body.cidr, ...(body.ipv6Cidrs ?? []).map(({ cidr }) => cidr)]).some(cidr => holds(cidr, end.address)),
    )
    for (const { body } of build.world.referring('transitGatewayAttachment', vpcId)) {
      if (!here || body.vpc === undefined || !carriesPackets(body)) continue
      const zones = body.vpc.subnetIds.map(id => build.world.get('subnet', id)?.body.availabilityZone)
      if (zones.includes(here.body.availabilityZone)) continue
      build.remarks.add(
        `Host ${name} is in ${here.body.availabilityZone}, where its VPC’s transit gateway attachment has no subnet: what it sends there is dropped.`,
      )
    }
  }
}
