import type { Operation } from './operation.ts'

/**
 * Every operation of the service that an SDK client class speaks to, by its name in the model: `CreateVpc` is an
 * operation from the client's `CreateVpcCommandInput` to its output without `$metadata`. Types only; nothing of the SDK
 * is loaded.
 */
export type OperationsOf<Client> = {
  [Name in Exclude<keyof Client, 'send' | 'destroy' | 'config' | 'middlewareStack'> & string as Client[Name] extends (
    input: never,
    options: never,
    callback: infer Callback,
  ) => void
    ? Callback extends (error: never, data?: infer _Output) => void
      ? Capitalize<Name>
      : never
    : never]: Client[Name] extends (input: infer Input, options: never, callback: infer Callback) => void
    ? Callback extends (error: never, data?: infer Output) => void
      ? Operation<Input, Omit<NonNullable<Output>, '$metadata'>>
      : never
    : never
}
