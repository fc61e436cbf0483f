import { withDefaultVpc } from '../../resources/defaultVpc.ts'
import { AwsError } from '../../resources/refusal.ts'
import type { Operation } from '../operation.ts'

type Table = Readonly<Record<string, Operation<never, unknown>>>

/**
 * The same operations, each seeing the caller's default VPC, taking a parameter that is an empty text for an absent one
 * (Terraform sends such) and honouring `DryRun`: what would have succeeded is refused with DryRunOperation, which drops
 * its changes like any refusal.
 */
export function prepared<T extends Table>(table: T): T {
  return Object.fromEntries(Object.entries(table).map(([name, operation]) => [name, prepare(operation)])) as T
}

function prepare(operation: Operation<never, unknown>): Operation<never, unknown> {
  return (context, input: { readonly DryRun?: boolean | undefined }) => {
    const given = Object.fromEntries(Object.entries<unknown>(input).filter(([, value]) => value !== ''))
    const output = operation({ ...context, world: withDefaultVpc(context.world, context.caller) }, given as never)
    if (!input.DryRun) return output
    throw new AwsError('DryRunOperation', 'Request would have succeeded, but DryRun flag is set.', 412)
  }
}
