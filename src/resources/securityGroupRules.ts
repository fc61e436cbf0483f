import { derivedEc2Id } from './derivedId.ts'
import type { SecurityGroupRule } from './endPoints.ts'
import type { Row, World } from './world.ts'

/**
 * The rules of a group. One that nobody changed has those of a VPC's default group: all from its own members, all out,
 * over IPv6 too where the VPC has it. VPC guide, "Default security groups".
 */
export function securityGroupRules(world: World, group: Row<'securityGroup'>): readonly SecurityGroupRule[] {
  if (group.body.rules !== undefined) return group.body.rules
  const idOf = (what: string) => derivedEc2Id('sgr', `${group.id} ${what}`)
  const fromItself = { id: idOf('itself'), isEgress: false, protocol: '-1', groupId: group.id, tags: {} }
  return [fromItself, ...allOut(hasIpv6(world, group.body.vpcId), idOf)]
}

/** What a group that somebody makes has from the start: everything may leave. */
export function newSecurityGroupRules(world: World, vpcId: string, idOf: (what: string) => string): readonly SecurityGroupRule[] {
  return allOut(hasIpv6(world, vpcId), idOf)
}

function allOut(ipv6: boolean, idOf: (what: string) => string): readonly SecurityGroupRule[] {
  const everywhere = ipv6 ? ['0.0.0.0/0', '::/0'] : ['0.0.0.0/0']
  return everywhere.map(cidr => ({ id: idOf(cidr), isEgress: true, protocol: '-1', cidr, tags: {} }))
}

/** Whether both let the same packets pass: everything but id, description and tags. */
export function isSameRule(a: SecurityGroupRule, b: SecurityGroupRule): boolean {
  const what = (rule: SecurityGroupRule) => [
    rule.isEgress,
    rule.protocol,
    rule.fromPort,
    rule.toPort,
    rule.cidr,
    rule.prefixListId,
    rule.groupId,
  ]
  const other = what(b)
  return what(a).every((value, at) => value === other[at])
}

function hasIpv6(world: World, vpcId: string): boolean {
  return (world.get('vpc', vpcId)?.body.ipv6Cidrs ?? []).length > 0
}
