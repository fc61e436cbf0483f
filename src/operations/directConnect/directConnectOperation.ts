import type { DirectConnect as Client } from '@aws-sdk/client-direct-connect'
import type { OperationsOf } from '../clientOperations.ts'
import type { Operation } from '../operation.ts'
import type { NewerAnswers, NewerMembers, SupplementOperations } from './supplement.ts'

type ClientOperations = OperationsOf<Client>

/** What the npm client knows, with the members and the operations that it is too old for. */
export type DirectConnectOperations = {
  [Name in keyof ClientOperations]: ClientOperations[Name] extends Operation<infer Input, infer Output>
    ? Operation<Input & Added<NewerMembers, Name>, Output & Added<NewerAnswers, Name>>
    : never
} & SupplementOperations

type Added<Members, Name> = Name extends keyof Members ? Members[Name] : unknown

/** The type of one operation: `DirectConnectOperation<'CreateConnection'>`. */
export type DirectConnectOperation<Name extends keyof DirectConnectOperations> = DirectConnectOperations[Name]
