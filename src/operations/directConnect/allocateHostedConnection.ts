import { parentOf } from '../../resources/hostedConnectionOrder.ts'
import { withTags } from '../../resources/tagRules.ts'
import { allocatedConnection } from './allocatedConnection.ts'
import { connectionAnswer } from './connectionAnswer.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'

/** Gives another account a slice of the caller's interconnect or LAG, policed at its bandwidth; that account confirms it. */
export const allocateHostedConnection: DirectConnectOperation<'AllocateHostedConnection'> = (context, input) => {
  const parent = parentOf(context.world, context.caller, member(input, 'connectionId'))
  const row = allocatedConnection(context, parent, {
    ownerAccount: member(input, 'ownerAccount'),
    bandwidth: member(input, 'bandwidth'),
    name: member(input, 'connectionName'),
    vlan: member(input, 'vlan'),
    tags: withTags({}, input.tags, context.quotas.tagsPerResource),
  })
  return connectionAnswer(context, row)
}
