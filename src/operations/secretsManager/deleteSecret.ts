import { giveUpKeysOf } from '../../resources/secretLoss.ts'
import { namedSecret } from './namedSecret.ts'
import { invalidParameter, invalidRequest } from './refusals.ts'
import type { SecretsManagerOperation } from './secretsManagerOperation.ts'

const DAY_MS = 86_400_000

/** API Reference, `DeleteSecret`: 7 to 30 days in which a secret can be restored. */
const RECOVERY_DAYS = { least: 7, most: 30 }

/** Marks a secret for deletion, or deletes it at once. The MACsec keys that are in it go as Direct Connect lets them. */
export const deleteSecret: SecretsManagerOperation<'DeleteSecret'> = (context, input) => {
  const { world, caller, nowMs } = context
  const { ForceDeleteWithoutRecovery, RecoveryWindowInDays } = input
  const { id, body } = namedSecret(context, input.SecretId)
  if (body.deletedAt !== undefined) {
    throw invalidRequest("You can't perform this operation on the secret because it was already scheduled for deletion.")
  }
  if (ForceDeleteWithoutRecovery && RecoveryWindowInDays !== undefined) {
    throw invalidParameter("You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.")
  }
  giveUpKeysOf(world, caller, id, nowMs)
  const goneAt = ForceDeleteWithoutRecovery ? nowMs : nowMs + recoveryDays(RecoveryWindowInDays) * DAY_MS
  if (ForceDeleteWithoutRecovery) world.remove('secret', id)
  else world.update('secret', id, { deletedAt: nowMs }, { dueAt: goneAt })
  return { ARN: id, Name: body.name, DeletionDate: new Date(goneAt) }
}

function recoveryDays(days = RECOVERY_DAYS.most): number {
  const { least, most } = RECOVERY_DAYS
  if (Number.isInteger(days) && days >= least && days <= most) return days
  throw invalidParameter(`The RecoveryWindowInDays value ${days} must be between ${least} and ${most} days (inclusive).`)
}
