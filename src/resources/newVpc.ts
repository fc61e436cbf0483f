import { defaultDhcpOptionsId } from './dhcpOptionsRules.ts'
import type { Bodies } from './kinds.ts'
import type { Tags } from './tags.ts'
import type { Vpc } from './vpc.ts'
import type { Scope } from './world.ts'

/** What comes into being with every VPC. VPC guide, "VPC basics". */
export type NewVpc = {
  readonly [K in 'vpc' | 'routeTable' | 'securityGroup' | 'networkAcl']: { readonly id: string; readonly body: Bodies[K] }
}

/** A VPC with its main route table, default security group and default network ACL, all at AWS's defaults. */
export function newVpc(
  scope: Scope,
  order: { readonly cidr: string; readonly tags: Tags } & Partial<Vpc>,
  idOf: (prefix: string) => string,
): NewVpc {
  const { cidr, ...given } = order
  const id = idOf('vpc')
  const vpc: Vpc = {
    cidrs: [{ associationId: idOf('vpc-cidr-assoc'), cidr }],
    ipv6Cidrs: [],
    isDefault: false,
    instanceTenancy: 'default',
    dhcpOptionsId: defaultDhcpOptionsId(scope),
    enableDnsSupport: true,
    enableDnsHostnames: false,
    enableNetworkAddressUsageMetrics: false,
    state: 'pending',
    ...given,
  }
  const associations = [{ id: idOf('rtbassoc'), main: true }]
  const routeTable = { vpcId: id, associations, routes: [], propagatingGateways: [], tags: {} }
  const securityGroup = { vpcId: id, name: 'default', description: 'default VPC security group', tags: {} }
  return {
    vpc: { id, body: vpc },
    routeTable: { id: idOf('rtb'), body: routeTable },
    securityGroup: { id: idOf('sg'), body: securityGroup },
    networkAcl: { id: idOf('acl'), body: { vpcId: id, isDefault: true, tags: {} } },
  }
}
