import { chosen } from './chosen.ts'

/** Whether a request wants the pre-shared keys kept in Secrets Manager; EC2 keeps them itself unless told. */
export function isKeptInSecret(storage: string | undefined): boolean {
  return chosen('preSharedKeyStorage', storage, ['Standard', 'SecretsManager']) === 'SecretsManager'
}
