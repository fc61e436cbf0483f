import { directConnectError } from '../../resources/directConnectError.ts'
import { directConnectName } from '../../resources/directConnectName.ts'
import { orderedEncryptionMode } from '../../resources/encryptionMode.ts'
import { lagOf } from '../../resources/lagLookup.ts'
import { membersOf } from '../../resources/lagMembers.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { lagAnswer } from './lagAnswer.ts'
import { member } from './member.ts'

/** Changes a LAG's name, its minimum of operational members, or the encryption mode of all of them. */
export const updateLag: DirectConnectOperation<'UpdateLag'> = (context, input) => {
  const { world, caller } = context
  const lag = lagOf(world, caller, member(input, 'lagId'))
  const members = membersOf(world, lag.id)
  const { lagName, minimumLinks, encryptionMode } = input
  if (minimumLinks !== undefined) refuseMinimum(lag.id, minimumLinks, members.length)
  const mode = encryptionMode === undefined ? {} : { encryptionMode: orderedEncryptionMode(encryptionMode, lag) }
  for (const { id } of members) if (encryptionMode !== undefined) world.update('connection', id, mode)
  const row = world.update('lag', lag.id, {
    ...(lagName !== undefined && { name: directConnectName('LAG name', lagName) }),
    ...(minimumLinks !== undefined && { minimumLinks }),
    ...mode,
  })
  return lagAnswer(context, row)
}

function refuseMinimum(lagId: string, minimumLinks: number, members: number): void {
  if (Number.isInteger(minimumLinks) && minimumLinks >= 0 && minimumLinks <= members) return
  throw directConnectError(
    `A minimum of ${minimumLinks} links is not valid: 0 to ${members} are allowed, as Lag ${lagId} has ${members} connections.`,
  )
}
