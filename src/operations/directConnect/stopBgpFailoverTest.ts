import { directConnectError } from '../../resources/directConnectError.ts'
import { virtualInterfaceNotFound, virtualInterfaceOf } from '../../resources/directConnectLookup.ts'
import { endFailoverTest } from '../../resources/failoverTest.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'
import { testAnswer } from './testAnswer.ts'

/** Ends the failover test of a virtual interface before its time; its BGP sessions come up again. */
export const stopBgpFailoverTest: DirectConnectOperation<'StopBgpFailoverTest'> = ({ world, caller, nowMs }, input) => {
  const { id, account, body } = virtualInterfaceOf(world, caller, member(input, 'virtualInterfaceId'))
  if (account !== caller.account) throw virtualInterfaceNotFound(id)
  if (!body.test) throw directConnectError(`Virtual Interface ${id} is ${body.state}; no failover test of it is running.`)
  return { virtualInterfaceTest: testAnswer(endFailoverTest(world, body.test.id, 'Cancelled', nowMs)) }
}
