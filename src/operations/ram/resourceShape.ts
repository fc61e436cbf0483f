import type { Resource } from '@aws-sdk/client-ram'
import type { ShareAssociation } from '../../resources/resourceShare.ts'
import { isThere, shareableOf } from '../../resources/shareableResource.ts'
import type { World } from '../../resources/world.ts'

/** A resource that is in a share; unavailable where its owner has deleted it meanwhile. */
export function resourceShape(world: World, resourceShareArn: string, association: ShareAssociation): Resource {
  const { id, createdAt, changedAt } = association
  return {
    arn: id,
    type: shareableOf(id)?.type ?? '',
    resourceShareArn,
    status: isThere(world, id) ? 'AVAILABLE' : 'UNAVAILABLE',
    creationTime: new Date(createdAt),
    lastUpdatedTime: new Date(changedAt),
    resourceRegionScope: 'REGIONAL',
  }
}
