import { keepKeysOf } from '../../resources/secretLoss.ts'
import { namedSecret } from './namedSecret.ts'
import type { SecretsManagerOperation } from './secretsManagerOperation.ts'

/** Takes the mark for deletion away. */
export const restoreSecret: SecretsManagerOperation<'RestoreSecret'> = (context, input) => {
  const { world, caller } = context
  const row = namedSecret(context, input.SecretId)
  const { deletedAt, ...body } = row.body
  if (deletedAt !== undefined) {
    world.put('secret', row.id, row, body, { dueAt: undefined })
    keepKeysOf(world, caller, row.id)
  }
  return { ARN: row.id, Name: body.name }
}
