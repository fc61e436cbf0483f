import { reference } from './hcl.ts'
import { liveRows } from './liveRows.ts'
import { type TerraformModule, tagsOf } from './module.ts'

/** Peerings of VPCs, whose second side accepts, and managed prefix lists. */
export function writePeerings(module: TerraformModule): void {
  for (const row of liveRows(module.world, 'vpcPeeringConnection')) {
    const { requesterVpcId, accepterVpcId, accepterAccount, accepterRegion, requesterDns, accepterDns, ...said } = row.body
    const labels = module.addresses.labels('vpcPeeringConnection', row.id)
    module.add('vpcs', {
      labels,
      scope: row,
      attributes: {
        vpc_id: module.idOf('vpc', requesterVpcId),
        peer_vpc_id: module.idOf('vpc', accepterVpcId),
        peer_owner_id: accepterAccount === row.account ? undefined : accepterAccount,
        peer_region: accepterRegion === row.region ? undefined : accepterRegion,
        tags: tagsOf(said.tags),
      },
    })
    const isWithin = accepterAccount === row.account && accepterRegion === row.region
    module.add('vpcs', {
      labels: ['aws_vpc_peering_connection_accepter', labels[1]],
      scope: { account: accepterAccount, region: accepterRegion },
      attributes: {
        vpc_peering_connection_id: reference(`${labels.join('.')}.id`),
        auto_accept: true,
        // Within one account both sides are one thing with one set of tags.
        tags: tagsOf(isWithin ? said.tags : (said.accepterTags ?? {})),
      },
    })
    if (requesterDns || accepterDns) module.warn(`Peering ${labels[1]} resolves names of the other side; that is not written.`)
  }
}

export function writePrefixLists(module: TerraformModule): void {
  for (const row of liveRows(module.world, 'managedPrefixList')) {
    const { name, addressFamily, maxEntries, entries, tags } = row.body
    module.add('vpcs', {
      labels: module.addresses.labels('managedPrefixList', row.id),
      scope: row,
      attributes: { name, address_family: addressFamily, max_entries: maxEntries, tags: tagsOf(tags) },
      blocks: entries.map(({ cidr, description }) => ({ type: 'entry', attributes: { cidr, description } })),
    })
  }
}
