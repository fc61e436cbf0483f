import { directConnectError } from '../../resources/directConnectError.ts'
import { keysWith, putKeys, refuseWithoutKeys } from '../../resources/macSecKeyOrder.ts'
import { macSecPair, managedSecret, pairIn, secretWithArn } from '../../resources/macSecSecret.ts'
import { portOf } from '../../resources/port.ts'
import type { Row } from '../../resources/world.ts'
import type { Context } from '../operation.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { macSecKeyList } from './macSecMembers.ts'
import { member } from './member.ts'

/** Adds a key to the port's or LAG's key chain: that of a secret, or a pair that Direct Connect keeps in one of its own. */
export const associateMacSecKey: DirectConnectOperation<'AssociateMacSecKey'> = (context, input) => {
  const { world, caller, nowMs, leadTimes } = context
  const port = portOf(world, caller, member(input, 'connectionId'))
  refuseWithoutKeys(port)
  const secret = secretFor(context, input)
  const { ckn } = pairIn(secret)
  const changesAt = nowMs + leadTimes.provisioning
  putKeys(world, port, keysWith(port, { ckn, secretArn: secret.id, state: 'associating', startOn: nowMs, changesAt }))
  const changed = portOf(world, caller, port.id)
  return { connectionId: port.id, macSecKeys: macSecKeyList(context, changed) }
}

interface Given {
  readonly secretARN?: string | undefined
  readonly ckn?: string | undefined
  readonly cak?: string | undefined
}

function secretFor({ world, caller, nowMs, random }: Context, { secretARN, ckn, cak }: Given): Row<'secret'> {
  if (secretARN && !ckn && !cak) return secretWithArn(world, caller, secretARN)
  if (!secretARN && ckn && cak) return managedSecret(world, caller, macSecPair(ckn, cak), { nowMs, random })
  throw directConnectError('Give either secretARN, or ckn together with cak.')
}
