import { derivedEc2Id } from './derivedId.ts'
import type { Row, World } from './world.ts'

interface Association {
  readonly id: string
  readonly subnetId: string
}

/** A list's subnets: those that somebody gave to it and, with a VPC's default list, all that no other list has. */
export function networkAclAssociations(world: World, acl: Row<'networkAcl'>): readonly Association[] {
  const own = acl.body.associations ?? []
  if (!acl.body.isDefault) return own
  const given = new Map<string, Association | undefined>(own.map(one => [one.subnetId, one]))
  for (const other of world.referring('networkAcl', acl.body.vpcId)) {
    if (other.id !== acl.id) for (const { subnetId } of other.body.associations ?? []) given.set(subnetId, undefined)
  }
  return [...world.referring('subnet', acl.body.vpcId)].flatMap(({ id: subnetId }) => {
    if (given.has(subnetId)) return given.get(subnetId) ?? []
    return { id: derivedEc2Id('aclassoc', `${acl.id} ${subnetId}`), subnetId }
  })
}
