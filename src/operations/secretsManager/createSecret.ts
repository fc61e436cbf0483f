import { uuid } from '../../resources/ids.ts'
import { secretArn } from '../../resources/macSecSecret.ts'
import type { Secret } from '../../resources/secret.ts'
import { invalidParameter, invalidRequest, secretExists } from './refusals.ts'
import type { SecretsManagerOperation } from './secretsManagerOperation.ts'
import { givenValue, sameValue, versionId } from './secretValue.ts'

/** Makes a secret, with its first version where a value is given. Asked again with the same token it answers the same. */
export const createSecret: SecretsManagerOperation<'CreateSecret'> = ({ world, caller, nowMs, random }, input) => {
  const name = secretName(input.Name)
  const value = givenValue(input)
  const id = versionId(input.ClientRequestToken, () => uuid(random))
  const there = [...world.within('secret', caller)].find(({ body }) => body.name === name)
  if (there?.body.deletedAt !== undefined) {
    throw invalidRequest("You can't create this secret because a secret with this name is already scheduled for deletion.")
  }
  const known = there?.body.versions.find(version => version.id === id)
  if (there && known && value && sameValue(known.value, value)) return { ARN: there.id, Name: name, VersionId: id }
  if (there) throw secretExists(name)
  const secret: Secret = {
    name,
    ...(input.Description === undefined ? {} : { description: input.Description }),
    ...(input.KmsKeyId === undefined ? {} : { kmsKeyId: input.KmsKeyId }),
    createdAt: nowMs,
    changedAt: nowMs,
    versions: value === undefined ? [] : [{ id, createdAt: nowMs, value }],
    tags: Object.fromEntries((input.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value])),
  }
  const { id: ARN } = world.put('secret', secretArn(caller, name, random), caller, secret)
  return { ARN, Name: name, ...(value !== undefined && { VersionId: id }) }
}

/** API Reference, `CreateSecret`. */
function secretName(name: string | undefined): string {
  if (name !== undefined && /^[A-Za-z0-9/_+=.@-]{1,512}$/.test(name)) return name
  throw invalidParameter(
    `Invalid name ${name}. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!, of up to 512 characters.`,
  )
}
