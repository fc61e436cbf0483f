import { AwsError } from '../../resources/refusal.ts'
import type { Tags } from '../../resources/tags.ts'
import type { Row } from '../../resources/world.ts'
import type { Context } from '../operation.ts'
import { dhcpOptionsWith } from './dhcpOptions/dhcpOptionsLookup.ts'
import { type Ec2Kind, NOUNS, owned } from './nouns.ts'
import { peeringOf } from './peering/peeringLookup.ts'
import { peeringTags, withPeeringTags } from './peering/peeringTags.ts'
import { retagRule } from './securityGroups/ruleTags.ts'
import { seenAttachment } from './transitGateways/attachmentLookup.ts'
import { attachmentTags, withAttachmentTags } from './transitGateways/attachmentSide.ts'

export const EC2_KINDS = Object.keys(NOUNS) as Ec2Kind[]

/** The caller's resource with this id, of whatever kind its prefix says. */
function taggedRow(context: Context, id: string): Row<Ec2Kind> {
  const kind = EC2_KINDS.filter(known => id.startsWith(`${NOUNS[known].prefix}-`)).sort(byLength)[0]
  if (kind === undefined) throw new AwsError('InvalidID', `The ID '${id}' is not valid`)
  return owned(context, kind, id)
}

/** `tgw-attach-…` begins with `tgw-` too: the longest prefix is the kind's. */
function byLength(a: Ec2Kind, b: Ec2Kind): number {
  return NOUNS[b].prefix.length - NOUNS[a].prefix.length
}

/** Changes the tags of the caller's resource with this id. */
export function retag(context: Context, id: string, change: (tags: Tags) => Tags): void {
  if (id.startsWith('sgr-')) {
    retagRule(context, id, change)
    return
  }
  if (id.startsWith(`${NOUNS.transitGatewayAttachment.prefix}-`)) {
    const attachment = seenAttachment(context, id)
    const tags = change(attachmentTags(attachment, context.caller))
    context.world.put(attachment.kind, id, attachment, withAttachmentTags(attachment, context.caller, tags))
    return
  }
  if (id.startsWith(`${NOUNS.vpcPeeringConnection.prefix}-`)) {
    const peering = peeringOf(context, id)
    const tags = change(peeringTags(peering, context.caller))
    context.world.put(peering.kind, id, peering, withPeeringTags(peering, context.caller, tags), { dueAt: peering.dueAt })
    return
  }
  if (id.startsWith(`${NOUNS.dhcpOptions.prefix}-`)) {
    const { body } = dhcpOptionsWith(context, id)
    context.world.put('dhcpOptions', id, context.caller, { ...body, tags: change(body.tags) })
    return
  }
  const row = taggedRow(context, id)
  context.world.update(row.kind, row.id, { tags: change(row.body.tags) })
}
