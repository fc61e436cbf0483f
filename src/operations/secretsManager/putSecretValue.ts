import { uuid } from '../../resources/ids.ts'
import { liveSecret } from './namedSecret.ts'
import { invalidParameter, invalidRequest } from './refusals.ts'
import type { SecretsManagerOperation } from './secretsManagerOperation.ts'
import { givenValue, versionId } from './secretValue.ts'

/** How many versions are kept: the labelled ones and what may still be looked up. */
const MOST_VERSIONS = 100

/** Adds a version, which is AWSCURRENT from then on. A MACsec key that is in use does not change with it. */
export const putSecretValue: SecretsManagerOperation<'PutSecretValue'> = (context, input) => {
  const { world, nowMs, random } = context
  const { id: ARN, body } = liveSecret(context, input.SecretId)
  if (body.owningService !== undefined) {
    throw invalidRequest(`The secret is looked after by ${body.owningService}, which alone can change it.`)
  }
  const value = givenValue(input)
  if (value === undefined) throw invalidParameter('You must provide either SecretString or SecretBinary.')
  const id = versionId(input.ClientRequestToken, () => uuid(random))
  const versions = [...body.versions.filter(version => version.id !== id), { id, createdAt: nowMs, value }]
  world.update('secret', ARN, { changedAt: nowMs, versions: versions.slice(-MOST_VERSIONS) })
  return { ARN, Name: body.name, VersionId: id, VersionStages: ['AWSCURRENT'] }
}
