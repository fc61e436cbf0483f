import { type Arn, parseArn } from './arn.ts'
import type { World } from './world.ts'

/** A type of resource that RAM shares between accounts here. */
export interface ShareableType {
  /** As RAM names it. */
  readonly type: string
  readonly kind: 'transitGateway' | 'managedPrefixList'
  /** What AWS's managed permission for the type is called, and what it lets others do. */
  readonly permission: string
  readonly actions: readonly string[]
}

/** By the word in the ARN's resource. RAM guide, "Shareable AWS resources" and "AWS RAM managed permissions". */
const TYPES: Readonly<Record<string, ShareableType>> = {
  'transit-gateway': {
    type: 'ec2:TransitGateway',
    kind: 'transitGateway',
    permission: 'AWSRAMDefaultPermissionTransitGateway',
    actions: [
      'ec2:CreateTransitGatewayVpcAttachment',
      'ec2:DeleteTransitGatewayVpcAttachment',
      'ec2:DescribeTransitGateways',
      'ec2:ModifyTransitGatewayVpcAttachment',
    ],
  },
  'prefix-list': {
    type: 'ec2:PrefixList',
    kind: 'managedPrefixList',
    permission: 'AWSRAMDefaultPermissionPrefixList',
    actions: ['ec2:DescribeManagedPrefixLists', 'ec2:GetManagedPrefixListAssociations', 'ec2:GetManagedPrefixListEntries'],
  },
}

export const SHAREABLE_TYPES: readonly ShareableType[] = Object.values(TYPES)

/** The type and the parts of an ARN that can be shared; undefined for any other. */
export function shareableOf(text: string): (ShareableType & { readonly arn: Arn; readonly id: string }) | undefined {
  const arn = parseArn(text)
  const [, word = '', id = ''] = /^([a-z-]+)\/((?:tgw|pl)-[0-9a-f]{8,17})$/.exec(arn?.resource ?? '') ?? []
  if (arn?.service !== 'ec2' || !Object.hasOwn(TYPES, word)) return undefined
  return { ...TYPES[word]!, arn, id }
}

/** Whether what the ARN names is there, in the account and Region that it names. */
export function isThere(world: World, text: string): boolean {
  const shareable = shareableOf(text)
  const row = shareable && world.get(shareable.kind, shareable.id)
  if (!row || row.account !== shareable.arn.account || row.region !== shareable.arn.region) return false
  return row.body.state !== 'deleting' && row.body.state !== 'deleted'
}
