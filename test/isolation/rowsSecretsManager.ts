import type { Rows } from './rows.ts'

export const ROWS_SECRETS_MANAGER: Rows = {
  CreateSecret: () => ({ Name: 'another' }),
  DeleteSecret: own => ({ SecretId: own.secret }),
  DescribeSecret: own => ({ SecretId: own.secret }),
  GetSecretValue: own => ({ SecretId: own.secret }),
  PutSecretValue: own => ({ SecretId: own.secret, SecretString: 'other' }),
  RestoreSecret: own => ({ SecretId: own.secret }),
}
