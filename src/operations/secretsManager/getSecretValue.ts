import { AwsError } from '../../resources/refusal.ts'
import { type SecretVersion, STAGES } from '../../resources/secret.ts'
import { liveSecret } from './namedSecret.ts'
import { invalidRequest } from './refusals.ts'
import { stagesOf } from './secretShape.ts'
import type { SecretsManagerOperation } from './secretsManagerOperation.ts'

/** VPN guide, "Secrets Manager": the owner of a VPN connection reads its pre-shared keys here. */
const SHOWN = ['s2svpn']

/** A version's value, the current one's where nothing is said. What another service keeps in a secret is shown to nobody. */
export const getSecretValue: SecretsManagerOperation<'GetSecretValue'> = (context, input) => {
  const { id, body } = liveSecret(context, input.SecretId)
  if (body.owningService !== undefined && !SHOWN.includes(body.owningService)) {
    throw invalidRequest(`The secret is looked after by ${body.owningService}, and its value is shown to nobody.`)
  }
  const version = wanted(body.versions, input)
  const { value } = version
  return {
    ARN: id,
    Name: body.name,
    VersionId: version.id,
    ...('text' in value ? { SecretString: value.text } : { SecretBinary: Uint8Array.from(value.bytes) }),
    VersionStages: stagesOf(body.versions, version),
    CreatedDate: new Date(version.createdAt),
  }
}

interface Wanted {
  readonly VersionId?: string | undefined
  readonly VersionStage?: string | undefined
}

function wanted(versions: readonly SecretVersion[], { VersionId, VersionStage }: Wanted): SecretVersion {
  const stage = VersionStage ?? (VersionId === undefined ? STAGES[0] : undefined)
  const found = versions.find(
    version =>
      (VersionId === undefined || version.id === VersionId) &&
      (stage === undefined || stagesOf(versions, version).includes(stage)),
  )
  if (found) return found
  const what = VersionId === undefined ? `staging label: ${stage}` : `VersionId: ${VersionId}`
  throw new AwsError('ResourceNotFoundException', `Secrets Manager can't find the specified secret value for ${what}`)
}
