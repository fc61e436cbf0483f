import type { Vpc } from '@aws-sdk/client-ec2'
import { type ReadingAs, rememberedWhole } from '../rememberedWhole.ts'
import { shownOnce } from '../shownOnce.ts'
import type { Ec2Operation } from './ec2Operation.ts'
import { type Filters, filtered } from './filtered.ts'
import { ownedRows } from './nouns.ts'
import { page } from './page.ts'
import { vpcShape } from './vpcShape.ts'

const FILTERS: Filters<Vpc> = {
  cidr: vpc => [vpc.CidrBlock],
  'cidr-block': vpc => [vpc.CidrBlock],
  'cidr-block-association.association-id': vpc => vpc.CidrBlockAssociationSet?.map(({ AssociationId }) => AssociationId) ?? [],
  'cidr-block-association.cidr-block': vpc => vpc.CidrBlockAssociationSet?.map(({ CidrBlock }) => CidrBlock) ?? [],
  'cidr-block-association.state': vpc => vpc.CidrBlockAssociationSet?.map(one => one.CidrBlockState?.State) ?? [],
  'dhcp-options-id': vpc => [vpc.DhcpOptionsId],
  'ipv6-cidr-block-association.association-id': vpc => vpc.Ipv6CidrBlockAssociationSet?.map(one => one.AssociationId) ?? [],
  'ipv6-cidr-block-association.ipv6-cidr-block': vpc => vpc.Ipv6CidrBlockAssociationSet?.map(one => one.Ipv6CidrBlock) ?? [],
  'ipv6-cidr-block-association.ipv6-pool': vpc => vpc.Ipv6CidrBlockAssociationSet?.map(one => one.Ipv6Pool) ?? [],
  'ipv6-cidr-block-association.state': vpc => vpc.Ipv6CidrBlockAssociationSet?.map(one => one.Ipv6CidrBlockState?.State) ?? [],
  'is-default': vpc => [vpc.IsDefault],
  isDefault: vpc => [vpc.IsDefault],
  'owner-id': vpc => [vpc.OwnerId],
  state: vpc => [vpc.State],
  'vpc-id': vpc => [vpc.VpcId],
}

const shown = shownOnce(vpcShape)

export const describeVpcs: Ec2Operation<'DescribeVpcs'> = rememberedWhole((context: ReadingAs, input) => {
  const vpcs = ownedRows(context, 'vpc', input.VpcIds).map(shown)
  const { items: Vpcs, ...rest } = page(filtered(vpcs, input.Filters, FILTERS), input, input.VpcIds)
  return { Vpcs, ...rest }
})
