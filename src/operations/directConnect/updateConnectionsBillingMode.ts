import { requestedBillingMode } from '../../resources/billingMode.ts'
import { changeBillingMode } from '../../resources/billingModeChange.ts'
import { directConnectError } from '../../resources/directConnectError.ts'
import { connectionOf } from '../../resources/directConnectLookup.ts'
import { connectionAnswer } from './connectionAnswer.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'

/** API Reference, `UpdateConnectionsBillingMode`. */
const MOST_CONNECTIONS = 200

/** Puts connections of the Region into one billing mode, all of them or none. */
export const updateConnectionsBillingMode: DirectConnectOperation<'UpdateConnectionsBillingMode'> = (context, input) => {
  const { world, caller, nowMs } = context
  const named = member(input, 'connectionIds')
  if (named.length < 1 || named.length > MOST_CONNECTIONS) {
    throw directConnectError(`The request names ${named.length} connections; 1 to ${MOST_CONNECTIONS} are allowed.`)
  }
  const ids = [...new Set(named)]
  const billingMode = requestedBillingMode(member(input, 'billingMode'))
  const rows = ids.map(id => connectionOf(world, caller, id))
  const changed = changeBillingMode(world, rows, billingMode, nowMs)
  return { billingMode, connections: changed.map(row => connectionAnswer(context, row)) }
}
