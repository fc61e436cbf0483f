import { illegalArgument } from './refusals.ts'

/** Every number here is of an account, so none is asked for or raised for a single resource. */
export function refuseContext(contextId: string | undefined): void {
  if (contextId === undefined) return
  throw illegalArgument(`The ContextId ${contextId} names a resource; quotas here are of accounts, so leave it out.`)
}
