import { NOT_BUILT } from '../operation.ts'
import { createSecret } from './createSecret.ts'
import { deleteSecret } from './deleteSecret.ts'
import { describeSecret } from './describeSecret.ts'
import { getSecretValue } from './getSecretValue.ts'
import { listSecrets } from './listSecrets.ts'
import { putSecretValue } from './putSecretValue.ts'
import { restoreSecret } from './restoreSecret.ts'
import type { SecretsManagerOperations } from './secretsManagerOperation.ts'

/** Every operation of Secrets Manager; it is here because MACsec keys are kept in secrets. */
export const SECRETS_MANAGER = {
  BatchGetSecretValue: NOT_BUILT,
  CancelRotateSecret: NOT_BUILT,
  CreateSecret: createSecret,
  DeleteResourcePolicy: NOT_BUILT,
  DeleteSecret: deleteSecret,
  DescribeSecret: describeSecret,
  GetRandomPassword: NOT_BUILT,
  GetResourcePolicy: NOT_BUILT,
  GetSecretValue: getSecretValue,
  ListSecrets: listSecrets,
  ListSecretVersionIds: NOT_BUILT,
  PutResourcePolicy: NOT_BUILT,
  PutSecretValue: putSecretValue,
  RemoveRegionsFromReplication: NOT_BUILT,
  ReplicateSecretToRegions: NOT_BUILT,
  RestoreSecret: restoreSecret,
  RotateSecret: NOT_BUILT,
  StopReplicationToReplica: NOT_BUILT,
  TagResource: NOT_BUILT,
  UntagResource: NOT_BUILT,
  UpdateSecret: NOT_BUILT,
  UpdateSecretVersionStage: NOT_BUILT,
  ValidateResourcePolicy: NOT_BUILT,
} as const satisfies { readonly [Name in keyof SecretsManagerOperations]: SecretsManagerOperations[Name] | typeof NOT_BUILT }
