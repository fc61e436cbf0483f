import type { RAM as Client } from '@aws-sdk/client-ram'
import type { OperationsOf } from '../clientOperations.ts'

export type RamOperations = OperationsOf<Client>

/** The type of one operation: `RamOperation<'CreateResourceShare'>`. */
export type RamOperation<Name extends keyof RamOperations> = RamOperations[Name]
