import { nextConnectionState } from '../resources/connection.ts'
import { nextLagState } from '../resources/lag.ts'
import type { ObservedView } from '../resources/observed.ts'
import { nextVirtualInterfaceState } from '../resources/virtualInterface.ts'
import type { Draft, Row } from '../resources/world.ts'

/** Moves states for the reasons that AWS's move: light on the port, BGP on the virtual interface. */
export function follow(draft: Draft, observed: ObservedView, row: Row): void {
  if (row.kind === 'connection') followLight(draft, observed, row as Row<'connection'>)
  if (row.kind === 'lag') followLag(draft, observed, row as Row<'lag'>)
  if (row.kind === 'virtualInterface') followBgp(draft, observed, row as Row<'virtualInterface'>)
}

/** A hosted connection has the light of its partner's port, whoever patched that; others need a patch of their own. */
function followLight(draft: Draft, observed: ObservedView, { id, body }: Row<'connection'>): void {
  const patched = body.role === 'hosted' || [...draft.referring('crossConnect', id)].length > 0
  const lit = patched && observed.get('light', id)?.up === true
  const state = nextConnectionState(body.state, lit ? 'linkUp' : 'linkDown')
  if (state === undefined) return
  const since = observed.get('light', id)?.since
  // User Guide, "Dedicated connections": first light begins the billing, unless 90 days without light have.
  const isFirst = lit && since !== undefined && body.billingStartedAt === undefined
  draft.update('connection', id, { state, ...(isFirst && { billingStartedAt: since }) })
}

/** Enough members are operational. */
function followLag(draft: Draft, observed: ObservedView, { id, body }: Row<'lag'>): void {
  const state = nextLagState(body.state, observed.get('light', id)?.up === true ? 'linkUp' : 'linkDown')
  if (state !== undefined) draft.update('lag', id, { state })
}

/** One session that is up makes a virtual interface available; provisioned without any it is down and never pending. */
function followBgp(draft: Draft, observed: ObservedView, { id, body }: Row<'virtualInterface'>): void {
  if (body.peers.some(peer => peer.state === 'pending') || body.peers.length === 0) return
  const up = body.peers.some(peer => observed.get('session', peer.id)?.up === true)
  const state = nextVirtualInterfaceState(body.state, up ? 'bgpUp' : 'bgpDown')
  if (state !== undefined) draft.update('virtualInterface', id, { state })
}
