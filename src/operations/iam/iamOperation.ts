import type { IAM as Client } from '@aws-sdk/client-iam'
import type { OperationsOf } from '../clientOperations.ts'

export type IamOperations = OperationsOf<Client>
