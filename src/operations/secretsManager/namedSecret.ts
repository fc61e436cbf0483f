import type { Row } from '../../resources/world.ts'
import type { Context } from '../operation.ts'
import { invalidParameter, invalidRequest, secretNotFound } from './refusals.ts'

/** The caller's secret in the Region, by its ARN or its name, also while it is marked for deletion. */
export function namedSecret({ world, caller }: Context, secretId: string | undefined): Row<'secret'> {
  if (!secretId) throw invalidParameter('You must provide a value for the SecretId parameter.')
  const found = [...world.within('secret', caller)].filter(({ id, body }) => id === secretId || body.name === secretId)
  const row = found.find(({ body }) => body.deletedAt === undefined) ?? found[0]
  if (row === undefined) throw secretNotFound()
  return row
}

/** The same, refused while it is marked for deletion. */
export function liveSecret(context: Context, secretId: string | undefined): Row<'secret'> {
  const row = namedSecret(context, secretId)
  if (row.body.deletedAt === undefined) return row
  throw invalidRequest("You can't perform this operation on the secret because it was marked for deletion.")
}
