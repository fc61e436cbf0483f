import type { NetworkAclEntry } from './endPoints.ts'
import type { Row, World } from './world.ts'

/** The last entry of every list, which nobody can change: what nothing else matched is denied. */
export const LAST_RULE_NUMBER = 32_767

/**
 * All entries of a network ACL by number, inbound and outbound, those included that nobody wrote: a VPC's default list
 * lets everything pass until somebody changes it, and every list denies the rest, over IPv6 too where the VPC has it.
 * VPC guide, "Network ACL rules" and "Default network ACL".
 */
export function networkAclEntries(world: World, { body }: Row<'networkAcl'>): readonly NetworkAclEntry[] {
  const ipv6 = (world.get('vpc', body.vpcId)?.body.ipv6Cidrs ?? []).length > 0
  const last = pair(LAST_RULE_NUMBER, 'deny', '0.0.0.0/0')
  const lastIpv6 = ipv6 ? pair(LAST_RULE_NUMBER + 1, 'deny', '::/0') : []
  return [...writtenAclEntries(world, body), ...last, ...lastIpv6].toSorted((a, b) => a.ruleNumber - b.ruleNumber)
}

/** The entries that can be changed. */
export function writtenAclEntries(world: World, body: Row<'networkAcl'>['body']): readonly NetworkAclEntry[] {
  if (body.entries !== undefined || !body.isDefault) return body.entries ?? []
  const ipv6 = (world.get('vpc', body.vpcId)?.body.ipv6Cidrs ?? []).length > 0
  return [...pair(100, 'allow', '0.0.0.0/0'), ...(ipv6 ? pair(101, 'allow', '::/0') : [])]
}

function pair(ruleNumber: number, action: 'allow' | 'deny', cidr: string): NetworkAclEntry[] {
  return [true, false].map(isEgress => ({ ruleNumber, isEgress, protocol: '-1', action, cidr }))
}
