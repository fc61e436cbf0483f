import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import { idOf, notFound } from '../nouns.ts'
import { seenAttachments } from './attachmentLookup.ts'
import { sidesOf } from './attachmentSide.ts'

type Peer = Row<'transitGatewayConnectPeer'>

/** The Connect peers of every Connect attachment that the caller sees, or those with the given ids. */
export function seenConnectPeers(context: Context, ids: readonly string[] | undefined): Peer[] {
  if (ids?.length) return [...new Set(ids)].map(id => seenConnectPeer(context, id))
  const connects = seenAttachments(context).filter(({ body }) => body.type === 'connect')
  return connects.flatMap(({ id }) => [...context.world.referring('transitGatewayConnectPeer', id)])
}

function seenConnectPeer(context: Context, id: string | undefined): Peer {
  const text = idOf('transitGatewayConnectPeer', id)
  const row = context.world.get('transitGatewayConnectPeer', text)
  const attachment = row && context.world.get('transitGatewayAttachment', row.body.attachmentId)
  if (row && attachment && sidesOf(attachment, context.caller).length > 0) return row
  throw notFound('transitGatewayConnectPeer', text)
}

export function liveConnectPeer(context: Context, id: string | undefined): Peer {
  const row = seenConnectPeer(context, id)
  if (row.body.state === 'deleting' || row.body.state === 'deleted') throw notFound('transitGatewayConnectPeer', row.id)
  return row
}
