import { interconnectOf } from '../../resources/interconnectLookup.ts'
import type { Operation } from '../operation.ts'
import { describeLoa, type LoaInput, type LoaOutput } from './describeLoa.ts'
import { member } from './member.ts'

export type InterconnectLoaInput = Omit<LoaInput, 'connectionId'> & { readonly interconnectId: string | undefined }

/** The deprecated form of DescribeLoa for interconnects, which wraps its answer. */
export const describeInterconnectLoa: Operation<InterconnectLoaInput, { readonly loa: LoaOutput }> = (context, input) => {
  const { id } = interconnectOf(context.world, context.caller, member(input, 'interconnectId'))
  return { loa: describeLoa(context, { ...input, connectionId: id }) }
}
