import { directConnectError } from './directConnectError.ts'
import { nextVirtualInterfaceState } from './virtualInterface.ts'
import type { VirtualInterfaceTest, VirtualInterfaceTestStatus } from './virtualInterfaceTest.ts'
import type { Draft, Row } from './world.ts'

/** API Reference, `StartBgpFailoverTest`: three hours unless the caller says otherwise, three days at most. */
const DEFAULT_MINUTES = 180
const MOST_MINUTES = 4320

/** User Guide, "Failover test": how long a test stays in the history after its end. */
const HISTORY_MS = 365 * 86_400_000

export interface FailoverTestOrder {
  /** Absent or empty = all peers. */
  readonly peerIds?: readonly string[] | undefined
  readonly minutes?: number | undefined
}

/** The test that the order asks for on this virtual interface, running from now on; or a refusal. */
export function orderedFailoverTest(
  { id, body }: Row<'virtualInterface'>,
  order: FailoverTestOrder,
  nowMs: number,
): VirtualInterfaceTest {
  const { minutes = DEFAULT_MINUTES } = order
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > MOST_MINUTES) {
    throw directConnectError(`A test duration of ${minutes} minutes is not valid: 1 to ${MOST_MINUTES} are allowed.`)
  }
  if (body.test) throw directConnectError(`Virtual Interface ${id} is being tested by ${body.test.id}; stop that test first.`)
  if (nextVirtualInterfaceState(body.state, 'testStarted') === undefined) {
    throw directConnectError(`Virtual Interface ${id} is ${body.state}; a failover test needs it available.`)
  }
  const peers = body.peers.filter(({ state }) => state === 'available').map(peer => peer.id)
  const wanted = order.peerIds?.length ? [...new Set(order.peerIds)] : peers
  const unknown = wanted.find(each => !peers.includes(each))
  if (unknown !== undefined) {
    throw directConnectError(`The BGP peer ${unknown} is not on Virtual Interface ${id}, which has ${peers.join(', ')}.`)
  }
  return {
    virtualInterfaceId: id,
    ownerAccount: body.ownerAccount,
    peerIds: wanted,
    durationMinutes: minutes,
    status: 'In progress',
    startedAt: nowMs,
  }
}

/** Ends a running test and lets the sessions of its virtual interface come up again. */
export function endFailoverTest(
  draft: Draft,
  testId: string,
  status: Exclude<VirtualInterfaceTestStatus, 'In progress'>,
  nowMs: number,
): Row<'virtualInterfaceTest'> {
  const ended = draft.update('virtualInterfaceTest', testId, { status, endedAt: nowMs }, { dueAt: nowMs + HISTORY_MS })
  const vif = draft.get('virtualInterface', ended.body.virtualInterfaceId)
  if (vif?.body.test?.id === testId) {
    const { test: _, ...rest } = vif.body
    const state = nextVirtualInterfaceState(rest.state, 'testEnded') ?? rest.state
    draft.put('virtualInterface', vif.id, vif, { ...rest, state })
  }
  return ended
}

/** The timed step of a test: its time is over, or its place in the history is. */
export function advanceFailoverTest(draft: Draft, { id, body }: Row<'virtualInterfaceTest'>, nowMs: number): void {
  if (body.status === 'In progress') endFailoverTest(draft, id, 'Completed', nowMs)
  else draft.remove('virtualInterfaceTest', id)
}
