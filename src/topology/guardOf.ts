import type { Address } from '../net/address.ts'
import { holds, parsePrefix } from '../net/prefix.ts'
import type { NetworkAclEntry, SecurityGroupRule } from '../resources/endPoints.ts'
import { prefixListCidrs } from '../resources/managedPrefixLists.ts'
import { networkAclEntries } from '../resources/networkAclEntries.ts'
import { securityGroupRules } from '../resources/securityGroupRules.ts'
import type { Row, World } from '../resources/world.ts'
import { prefixes } from './builder.ts'
import type { Guard, GuardEntry, GuardRule } from './guard.ts'

/** The security groups of the interface that has the address, and the network ACL of its subnet. */
export function guardOf(world: World, vpcId: string, address: Address): Guard {
  const subnet = [...world.referring('subnet', vpcId)].find(({ body }) =>
    prefixes([body.cidr, ...(body.ipv6Cidrs ?? []).map(({ cidr }) => cidr)]).some(prefix => holds(prefix, address)),
  )
  const card = [...world.referring('networkInterface', vpcId)].find(
    ({ body }) => body.privateAddresses.includes(address.text) || body.ipv6Addresses.includes(address.text),
  )
  const groups = (card?.body.securityGroupIds ?? []).flatMap(id => world.get('securityGroup', id) ?? [])
  const acl = subnet && aclOf(world, vpcId, subnet.id)
  return {
    subnetId: subnet?.id,
    groups: groups.map(group => ({
      id: group.id,
      label: labelled(group.id, group.body.tags.Name ?? group.body.name),
      rules: securityGroupRules(world, group).map(rule => ruleOf(world, group, rule)),
    })),
    acl: acl && {
      label: labelled(acl.id, acl.body.tags.Name ?? (acl.body.isDefault ? 'default' : undefined)),
      entries: networkAclEntries(world, acl).flatMap(entryOf),
    },
  }
}

function aclOf(world: World, vpcId: string, subnetId: string): Row<'networkAcl'> | undefined {
  const acls = [...world.referring('networkAcl', vpcId)]
  const own = acls.find(({ body }) => body.associations?.some(each => each.subnetId === subnetId))
  return own ?? acls.find(({ body }) => body.isDefault)
}

function labelled(id: string, name: string | undefined): string {
  return name === undefined || name === '' ? id : `${id} (${name})`
}

function ruleOf(world: World, group: Row<'securityGroup'>, rule: SecurityGroupRule): GuardRule {
  const list = rule.prefixListId === undefined ? [] : (prefixListCidrs(world, group, rule.prefixListId) ?? [])
  return {
    isEgress: rule.isEgress,
    protocol: protocolNumber(rule.protocol),
    ports: portsOf(rule),
    cidrs: prefixes([...(rule.cidr === undefined ? [] : [rule.cidr]), ...list]),
    groupId: rule.groupId,
  }
}

function entryOf(entry: NetworkAclEntry): GuardEntry[] {
  const cidr = parsePrefix(entry.cidr)
  if (!cidr) return []
  return [
    {
      isEgress: entry.isEgress,
      number: entry.ruleNumber,
      allows: entry.action === 'allow',
      protocol: protocolNumber(entry.protocol),
      ports: portsOf(entry),
      cidr,
    },
  ]
}

/** IANA's protocol numbers of the names that EC2 takes. */
const NUMBERS: Readonly<Record<string, number>> = { icmp: 1, tcp: 6, udp: 17, icmpv6: 58 }

function protocolNumber(text: string): number | undefined {
  return text === '-1' ? undefined : (NUMBERS[text] ?? Number(text))
}

/** ICMP's types and codes are not told apart: a rule for some of them counts for all. */
function portsOf(rule: Pick<SecurityGroupRule, 'protocol' | 'fromPort' | 'toPort'>): GuardRule['ports'] {
  const protocol = protocolNumber(rule.protocol)
  const hasPorts = protocol === NUMBERS.tcp || protocol === NUMBERS.udp
  if (!hasPorts || rule.fromPort === undefined || rule.fromPort === -1) return undefined
  return [rule.fromPort, rule.toPort ?? rule.fromPort]
}
