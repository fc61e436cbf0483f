import type { VpcClassicLink } from '@aws-sdk/client-ec2'
import type { Ec2Operation } from './ec2Operation.ts'
import { tagList } from './ec2Tags.ts'
import { type Filters, filtered } from './filtered.ts'
import { ownedRows } from './nouns.ts'
import { page } from './page.ts'

const FILTERS: Filters<VpcClassicLink> = { 'is-classic-link-enabled': vpc => [vpc.ClassicLinkEnabled] }

/** EC2-Classic has ended, so no VPC has a link to it; older Terraform providers ask all the same. */
export const describeVpcClassicLink: Ec2Operation<'DescribeVpcClassicLink'> = (context, input) => {
  const vpcs = ownedRows(context, 'vpc', input.VpcIds).map(({ id, body }) => ({
    VpcId: id,
    ClassicLinkEnabled: false,
    Tags: tagList(body.tags),
  }))
  return { Vpcs: filtered(vpcs, input.Filters, FILTERS) }
}

export const describeVpcClassicLinkDnsSupport: Ec2Operation<'DescribeVpcClassicLinkDnsSupport'> = (context, input) => {
  const vpcs = ownedRows(context, 'vpc', input.VpcIds).map(({ id }) => ({ VpcId: id, ClassicLinkDnsSupported: false }))
  const { items: Vpcs, ...rest } = page(vpcs, input, input.VpcIds)
  return { Vpcs, ...rest }
}
