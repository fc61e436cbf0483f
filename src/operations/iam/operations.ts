import type { IAM as Client } from '@aws-sdk/client-iam'
import type { OperationsOf } from '../clientOperations.ts'
import { getUser } from './getUser.ts'

export type IamOperations = OperationsOf<Client>

/** The one operation of IAM that clients of the network services ask for. A name of the model that is not here is not built. */
export const IAM = { GetUser: getUser } as const satisfies Partial<IamOperations>
