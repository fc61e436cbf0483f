import { nextConnectionState } from './connection.ts'
import { advanceFailoverTest } from './failoverTest.ts'
import type { Kind } from './kinds.ts'
import { nextLagState } from './lag.ts'
import { connectionStep, lagStep } from './portSteps.ts'
import { nextVirtualInterfaceState, type VirtualInterface } from './virtualInterface.ts'
import type { Draft, Row } from './world.ts'

/** API Reference, `DescribeVirtualInterfaces`: what was deleted less than 15 minutes ago is still shown. */
export const DELETED_SHOWN_MS = 15 * 60_000

const NO_TIMER = { dueAt: undefined }

/**
 * Takes the timed step of a row of Direct Connect whose `dueAt` has come: a LOA is issued, provisioning or a removal
 * ends, what was deleted disappears. Does nothing for other kinds, for rows that are gone and for rows not yet due, so
 * that calling it twice is calling it once. Light and BGP are no timers: they come from what a fabric observed.
 */
export function advanceDirectConnect(
  draft: Draft,
  { kind, id }: { readonly kind: Kind; readonly id: string },
  nowMs: number,
): void {
  const row = draft.get(kind, id)
  if (row?.dueAt === undefined || row.dueAt > nowMs) return
  if (isKind(row, 'connection')) advanceConnection(draft, row, nowMs)
  else if (isKind(row, 'lag')) advanceLag(draft, row, nowMs)
  else if (isKind(row, 'virtualInterface')) advanceVirtualInterface(draft, row, nowMs)
  else if (isKind(row, 'virtualInterfaceTest')) advanceFailoverTest(draft, row, nowMs)
  else if (isKind(row, 'directConnectGateway')) advanceGateway(draft, row)
  else if (isKind(row, 'directConnectGatewayAssociation')) advanceAssociation(draft, row)
  else if (isKind(row, 'resiliencyGroup')) advanceResiliencyGroup(draft, row, nowMs)
  else if (isKind(row, 'resiliencyGroupAssociation')) advanceGroupAssociation(draft, row)
  // Expired, or shown for long enough.
  else if (isKind(row, 'directConnectGatewayAssociationProposal')) draft.remove(row.kind, row.id)
}

function isKind<K extends Kind>(row: Row, kind: K): row is Row<K> {
  return row.kind === kind
}

function advanceConnection(draft: Draft, { id, body }: Row<'connection'>, nowMs: number): void {
  const removed = nextConnectionState(body.state, 'removed')
  if (body.state === 'deleted' || body.state === 'rejected') draft.remove('connection', id)
  else if (removed) draft.update('connection', id, { state: removed }, { dueAt: nowMs + DELETED_SHOWN_MS })
  else {
    const { change, timer } = connectionStep(body, nowMs)
    draft.update('connection', id, change, timer)
  }
}

function advanceLag(draft: Draft, { id, body }: Row<'lag'>, nowMs: number): void {
  const removed = nextLagState(body.state, 'removed')
  if (body.state === 'deleted') draft.remove('lag', id)
  else if (removed) draft.update('lag', id, { state: removed }, { dueAt: nowMs + DELETED_SHOWN_MS })
  else {
    const { change, timer } = lagStep(body, nowMs)
    draft.update('lag', id, change, timer)
  }
}

function advanceVirtualInterface(draft: Draft, { id, body }: Row<'virtualInterface'>, nowMs: number): void {
  const removed = nextVirtualInterfaceState(body.state, 'removed')
  if (body.state === 'deleted' || body.state === 'rejected') {
    draft.remove('virtualInterface', id)
  } else if (removed) {
    const peers = body.peers.map(peer => ({ ...peer, state: 'deleted' as const }))
    draft.update('virtualInterface', id, { state: removed, deletedAt: nowMs, peers }, { dueAt: nowMs + DELETED_SHOWN_MS })
  } else {
    const state = nextVirtualInterfaceState(body.state, 'provisioned') ?? body.state
    draft.update('virtualInterface', id, { state, peers: provisioned(body) }, NO_TIMER)
  }
}

/** Peers that were pending or being verified are ready to be established, those that were being deleted are gone. */
function provisioned({ peers }: VirtualInterface): VirtualInterface['peers'] {
  return peers
    .filter(({ state }) => state !== 'deleting')
    .map(peer => (peer.state === 'pending' || peer.state === 'verifying' ? { ...peer, state: 'available' } : peer))
}

function advanceGateway(draft: Draft, { id, body }: Row<'directConnectGateway'>): void {
  if (body.state === 'deleting') draft.remove('directConnectGateway', id)
  else draft.update('directConnectGateway', id, { state: 'available' }, NO_TIMER)
}

function advanceAssociation(draft: Draft, { id, body }: Row<'directConnectGatewayAssociation'>): void {
  if (body.state === 'disassociating') draft.remove('directConnectGatewayAssociation', id)
  else draft.update('directConnectGatewayAssociation', id, { state: 'associated' }, NO_TIMER)
}

function advanceResiliencyGroup(draft: Draft, { id, body }: Row<'resiliencyGroup'>, nowMs: number): void {
  if (body.state === 'deleted') draft.remove('resiliencyGroup', id)
  else if (body.state === 'deleting') {
    draft.update('resiliencyGroup', id, { state: 'deleted' }, { dueAt: nowMs + DELETED_SHOWN_MS })
  } else draft.update('resiliencyGroup', id, { state: 'available' }, NO_TIMER)
}

function advanceGroupAssociation(draft: Draft, { id, body }: Row<'resiliencyGroupAssociation'>): void {
  if (body.state === 'disassociating') draft.remove('resiliencyGroupAssociation', id)
  else draft.update('resiliencyGroupAssociation', id, { state: 'associated' }, NO_TIMER)
}
