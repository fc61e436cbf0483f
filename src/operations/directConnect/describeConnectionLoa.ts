import type { Operation } from '../operation.ts'
import { describeLoa, type LoaInput, type LoaOutput } from './describeLoa.ts'

/** The deprecated form of DescribeLoa, which wraps its answer. */
export const describeConnectionLoa: Operation<LoaInput, { readonly loa: LoaOutput }> = (context, input) => ({
  loa: describeLoa(context, input),
})
