import type { Kind } from './kinds.ts'
import type { TransitGatewayAssociation, TransitGatewayAttachment } from './transitGateway.ts'
import { isPeerThere } from './transitGatewayPeering.ts'
import type { Draft, Row } from './world.ts'

/** Transit gateway guide, "Delete a VPC attachment": what is deleted or was refused is shown for two hours. */
export const ENDED_ATTACHMENT_SHOWN_MS = 2 * 3_600_000

/** Of transit gateways and their tables nobody says how long; about an hour, as of the other gateways. */
const DELETED_SHOWN_MS = 3_600_000

const NO_TIMER = { dueAt: undefined }

/**
 * Takes the timed step of a transit gateway, of an attachment, of a table or of a Connect peer whose `dueAt` has come:
 * what was ordered becomes available, what is being deleted is deleted and at last gone. Does nothing for other rows.
 */
export function advanceTransitGateway(draft: Draft, kind: Kind, id: string, nowMs: number): void {
  const row = draft.get(kind, id)
  if (row?.dueAt === undefined || row.dueAt > nowMs) return
  if (isKind(row, 'transitGatewayAttachment')) advanceAttachment(draft, row, nowMs)
  else if (isKind(row, 'transitGatewayPrefixListReference')) {
    if (row.body.state === 'deleting') draft.remove(row.kind, row.id)
    else draft.update(row.kind, row.id, { state: 'available' }, NO_TIMER)
  } else if (isKind(row, 'transitGatewayPolicyTable') || isKind(row, 'transitGatewayRouteTable')) {
    advanceLife(draft, row, nowMs)
  } else if (isKind(row, 'transitGateway') || isKind(row, 'transitGatewayConnectPeer')) advanceLife(draft, row, nowMs)
}

function isKind<K extends Kind>(row: Row, kind: K): row is Row<K> {
  return row.kind === kind
}

type Living = 'transitGateway' | 'transitGatewayRouteTable' | 'transitGatewayConnectPeer' | 'transitGatewayPolicyTable'

function advanceLife(draft: Draft, { kind, id, body: { state } }: Row<Living>, nowMs: number): void {
  if (state === 'deleted') draft.remove(kind, id)
  else if (state === 'deleting') {
    draft.update(kind, id, { state: 'deleted', deletedAt: nowMs }, { dueAt: nowMs + DELETED_SHOWN_MS })
  } else draft.update(kind, id, { state: 'available' }, NO_TIMER)
}

function advanceAttachment(draft: Draft, row: Row<'transitGatewayAttachment'>, nowMs: number): void {
  const { kind, id, body } = row
  switch (body.state) {
    case 'initiatingRequest': {
      const state = isPeerThere(draft, body) ? 'pendingAcceptance' : 'failed'
      draft.update(kind, id, { state }, { dueAt: state === 'failed' ? nowMs + ENDED_ATTACHMENT_SHOWN_MS : undefined })
      return
    }
    case 'deleting':
      // With the association of both gateways nothing is left that Direct Connect could show: it would look like a second one.
      if (body.type === 'direct-connect-gateway') draft.remove(kind, id)
      else draft.put(kind, id, row, ended(body, nowMs), { dueAt: nowMs + ENDED_ATTACHMENT_SHOWN_MS })
      return
    case 'deleted':
    case 'rejected':
    case 'failed':
      draft.remove(kind, id)
      return
    default:
      draft.put(kind, id, row, settled(body), NO_TIMER)
  }
}

function settled(body: TransitGatewayAttachment): TransitGatewayAttachment {
  const { association, peering, ...rest } = body
  return {
    ...rest,
    state: 'available',
    ...settledAssociation(association),
    propagations: body.propagations
      .filter(({ state }) => state !== 'disabling')
      .map(({ routeTableId }) => ({ routeTableId, state: 'enabled' })),
    ...(peering && { peering: settledPeering(peering) }),
  }
}

type Peering = NonNullable<TransitGatewayAttachment['peering']>

function settledPeering(peering: Peering): Peering {
  const { association, ...rest } = peering
  return { ...rest, ...settledAssociation(association) }
}

function settledAssociation(association: TransitGatewayAssociation | undefined): Pick<TransitGatewayAttachment, 'association'> {
  if (association === undefined || association.state === 'disassociating') return {}
  return { association: { ...association, state: 'associated' } }
}

function ended(body: TransitGatewayAttachment, nowMs: number): TransitGatewayAttachment {
  const { association: _, policyTableId: __, peering, ...rest } = body
  const { association: ___, ...side } = peering ?? { account: '', region: '', tags: {} }
  return { ...rest, state: 'deleted', deletedAt: nowMs, propagations: [], ...(peering && { peering: side }) }
}
