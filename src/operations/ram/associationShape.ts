import type { ResourceShareAssociation as Shape } from '@aws-sdk/client-ram'
import type { ShareAssociation } from '../../resources/resourceShare.ts'
import type { Row } from '../../resources/world.ts'

/** What a share holds, or whom it is shared with. There is no organisation, so every principal is external. */
export function associationShape(
  { id, body }: Row<'resourceShare'>,
  associationType: 'RESOURCE' | 'PRINCIPAL',
  association: ShareAssociation,
): Shape {
  return {
    resourceShareArn: id,
    resourceShareName: body.name,
    associatedEntity: association.id,
    associationType,
    status: association.status,
    ...(association.statusMessage === undefined ? {} : { statusMessage: association.statusMessage }),
    creationTime: new Date(association.createdAt),
    lastUpdatedTime: new Date(association.changedAt),
    external: associationType === 'PRINCIPAL',
  }
}
