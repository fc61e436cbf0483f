import { namedSecret } from './namedSecret.ts'
import { secretShape, stagesById } from './secretShape.ts'
import type { SecretsManagerOperation } from './secretsManagerOperation.ts'

/** Everything of a secret but its value, also while it is marked for deletion. */
export const describeSecret: SecretsManagerOperation<'DescribeSecret'> = (context, input) => {
  const row = namedSecret(context, input.SecretId)
  return { ...secretShape(row), VersionIdsToStages: stagesById(row.body.versions) }
}
