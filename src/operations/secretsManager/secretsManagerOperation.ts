import type { SecretsManager as Client } from '@aws-sdk/client-secrets-manager'
import type { OperationsOf } from '../clientOperations.ts'

export type SecretsManagerOperations = OperationsOf<Client>

/** The type of one operation: `SecretsManagerOperation<'CreateSecret'>`. */
export type SecretsManagerOperation<Name extends keyof SecretsManagerOperations> = SecretsManagerOperations[Name]
