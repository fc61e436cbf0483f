import type { VpcPeeringConnection } from '../../../resources/endPoints.ts'
import type { Tags } from '../../../resources/tags.ts'
import type { Row, Scope } from '../../../resources/world.ts'
import { endsOf } from './peeringLookup.ts'

/** The tags that the caller's side gave: each side sees its own alone (VPC peering guide, "Tags"). */
export function peeringTags(peering: Row<'vpcPeeringConnection'>, caller: Scope): Tags {
  return endsOf(peering, caller).requester ? peering.body.tags : (peering.body.accepterTags ?? {})
}

/** The body with the tags of the caller's side in place of those it had given. */
export function withPeeringTags(peering: Row<'vpcPeeringConnection'>, caller: Scope, tags: Tags): VpcPeeringConnection {
  return { ...peering.body, ...(endsOf(peering, caller).requester ? { tags } : { accepterTags: tags }) }
}
