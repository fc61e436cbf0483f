import { parentOf } from '../../resources/hostedConnectionOrder.ts'
import { interconnectOf } from '../../resources/interconnectLookup.ts'
import { allocatedConnection } from './allocatedConnection.ts'
import { connectionAnswer } from './connectionAnswer.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'

/** The deprecated form of AllocateHostedConnection: on interconnects only, and without tags. */
export const allocateConnectionOnInterconnect: DirectConnectOperation<'AllocateConnectionOnInterconnect'> = (context, input) => {
  const { world, caller } = context
  const { id } = interconnectOf(world, caller, member(input, 'interconnectId'))
  const row = allocatedConnection(context, parentOf(world, caller, id), {
    ownerAccount: member(input, 'ownerAccount'),
    bandwidth: member(input, 'bandwidth'),
    name: member(input, 'connectionName'),
    vlan: member(input, 'vlan'),
    tags: {},
  })
  return connectionAnswer(context, row)
}
