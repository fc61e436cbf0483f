import type { DirectConnect as Client } from '@aws-sdk/client-direct-connect'
import type { OperationsOf } from '../clientOperations.ts'

export type DirectConnectOperations = OperationsOf<Client>

/** The type of one operation: `DirectConnectOperation<'CreateConnection'>`. */
export type DirectConnectOperation<Name extends keyof DirectConnectOperations> = DirectConnectOperations[Name]
