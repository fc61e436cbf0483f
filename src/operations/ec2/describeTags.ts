import type { ResourceType, TagDescription } from '@aws-sdk/client-ec2'
import type { Tags } from '../../resources/tags.ts'
import type { Ec2Operation } from './ec2Operation.ts'
import { type Filters, filtered } from './filtered.ts'
import { type Ec2Kind, NOUNS, ownedRows } from './nouns.ts'
import { page } from './page.ts'
import { visiblePeerings } from './peering/peeringLookup.ts'
import { peeringTags } from './peering/peeringTags.ts'
import { RULE_TAG_TYPE, taggedRules } from './securityGroups/ruleTags.ts'
import { EC2_KINDS } from './taggedRow.ts'
import { seenAttachments } from './transitGateways/attachmentLookup.ts'
import { attachmentTags } from './transitGateways/attachmentSide.ts'

const FILTERS: Filters<TagDescription> = {
  key: tag => [tag.Key],
  'resource-id': tag => [tag.ResourceId],
  'resource-type': tag => [tag.ResourceType],
  value: tag => [tag.Value],
}

/** Several accounts see these, and each has given tags of its own. */
const TAGGED_BY_SIDE: ReadonlySet<Ec2Kind> = new Set(['transitGatewayAttachment', 'vpcPeeringConnection'])

export const describeTags: Ec2Operation<'DescribeTags'> = (context, input) => {
  const tags = [
    ...EC2_KINDS.filter(kind => !TAGGED_BY_SIDE.has(kind)).flatMap(kind =>
      ownedRows(context, kind, undefined).flatMap(({ id, body }) => described(id, NOUNS[kind].tagType, body.tags)),
    ),
    ...seenAttachments(context).flatMap(row =>
      described(row.id, NOUNS.transitGatewayAttachment.tagType, attachmentTags(row, context.caller)),
    ),
    ...visiblePeerings(context).flatMap(row =>
      described(row.id, NOUNS.vpcPeeringConnection.tagType, peeringTags(row, context.caller)),
    ),
    ...taggedRules(context).flatMap(rule => described(rule.id, RULE_TAG_TYPE, rule.tags)),
  ]
  const { items: Tags, ...rest } = page(filtered<TagDescription>(tags, input.Filters, FILTERS), input)
  return { Tags, ...rest }
}

function described(ResourceId: string, type: string, tags: Tags): TagDescription[] {
  const ResourceType = type as ResourceType
  return Object.entries(tags).map(([Key, Value]) => ({ ResourceId, ResourceType, Key, Value }))
}
