import type { ResourceShare as Shape, Tag } from '@aws-sdk/client-ram'
import type { Tags } from '../../resources/tags.ts'
import type { Row } from '../../resources/world.ts'

/** A share as its owner sees it; nobody else sees its tags. */
export function shareShape({ id, account, body }: Row<'resourceShare'>): Shape {
  return { ...othersShareShape({ id, account, body }), tags: tagList(body.tags) }
}

/** A share as those see it that it reaches. */
export function othersShareShape({ id, account, body }: Pick<Row<'resourceShare'>, 'id' | 'account' | 'body'>): Shape {
  return {
    resourceShareArn: id,
    name: body.name,
    owningAccountId: account,
    allowExternalPrincipals: body.allowExternalPrincipals,
    status: body.status,
    creationTime: new Date(body.createdAt),
    lastUpdatedTime: new Date(body.changedAt),
    featureSet: 'STANDARD',
  }
}

function tagList(tags: Tags): Tag[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }))
}
