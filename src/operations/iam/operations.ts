import { getUser } from './getUser.ts'
import type { IamOperations } from './iamOperation.ts'

/** The one operation of IAM that clients of the network services ask for. A name of the model that is not here is not built. */
export const IAM = { GetUser: getUser } as const satisfies Partial<IamOperations>
