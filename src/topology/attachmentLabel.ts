import { taggedName } from '../resources/taggedName.ts'
import type { Row } from '../resources/world.ts'
import type { Builder } from './builder.ts'

/** What people call a transit gateway attachment: by its own name, else by that of what is attached. */
export function attachmentLabel(build: Builder, attachment: Row<'transitGatewayAttachment'>): string {
  const own = taggedName(attachment.id, attachment.body.tags)
  return own === attachment.id ? `${attachedName(build, attachment.body.resourceId)} attachment` : own
}

function attachedName({ world }: Builder, resourceId: string): string {
  const row = world.get('vpc', resourceId) ?? world.get('vpnConnection', resourceId) ?? world.get('transitGateway', resourceId)
  const tags = row?.body.tags
  const name = tags?.['landbridge:name'] ?? tags?.Name ?? world.get('directConnectGateway', resourceId)?.body.name
  return name || resourceId
}
