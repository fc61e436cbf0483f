import type { z } from 'zod'
import type { Operation } from '../operation.ts'

/**
 * landbridge: the customer's side of the bridge as operations, like AWS's: one file each, (context, input) -> output.
 * Every one says its own REST binding under `/landbridge/v1` and has one schema for its input, from which validation,
 * types and the OpenAPI document come. Members named in the path are taken from it, the others from the body (PUT,
 * POST) or the query (GET, DELETE).
 */
export interface LandbridgeOperation<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodType = z.ZodType> {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE'
  /** Below `/landbridge/v1`; `{name}` is the input's member `name`. */
  readonly path: string
  readonly summary: string
  readonly input: Input
  readonly output: Output
  readonly operate: Operation<z.output<Input>, z.output<Output>>
}

/** Ties the types of one operation together; it adds nothing. */
export function landbridgeOperation<Input extends z.ZodObject, Output extends z.ZodType>(
  operation: LandbridgeOperation<Input, Output>,
): LandbridgeOperation<Input, Output> {
  return operation
}
