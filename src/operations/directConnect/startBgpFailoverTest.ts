import { virtualInterfaceNotFound, virtualInterfaceOf } from '../../resources/directConnectLookup.ts'
import { orderedFailoverTest } from '../../resources/failoverTest.ts'
import { freshId } from '../../resources/freshId.ts'
import { uuid } from '../../resources/ids.ts'
import { nextVirtualInterfaceState } from '../../resources/virtualInterface.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'
import { testAnswer } from './testAnswer.ts'

/** Holds BGP of the chosen peers down, all of them unless some are named, until the time is over or the test is stopped. */
export const startBgpFailoverTest: DirectConnectOperation<'StartBgpFailoverTest'> = ({ world, caller, nowMs, random }, input) => {
  const row = virtualInterfaceOf(world, caller, member(input, 'virtualInterfaceId'))
  if (row.account !== caller.account) throw virtualInterfaceNotFound(row.id)
  const test = orderedFailoverTest(row, { peerIds: input.bgpPeers, minutes: input.testDurationInMinutes }, nowMs)
  const id = freshId(world, 'virtualInterfaceTest', () => uuid(random))
  const state = nextVirtualInterfaceState(row.body.state, 'testStarted') ?? row.body.state
  world.update('virtualInterface', row.id, { state, test: { id, peerIds: test.peerIds } })
  const timer = { dueAt: nowMs + test.durationMinutes * 60_000 }
  return { virtualInterfaceTest: testAnswer(world.put('virtualInterfaceTest', id, caller, test, timer)) }
}
