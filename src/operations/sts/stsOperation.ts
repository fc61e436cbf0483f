import type { STS as Client } from '@aws-sdk/client-sts'
import type { OperationsOf } from '../clientOperations.ts'

export type StsOperations = OperationsOf<Client>
