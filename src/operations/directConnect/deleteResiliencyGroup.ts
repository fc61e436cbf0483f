import { directConnectError } from '../../resources/directConnectError.ts'
import { resiliencyGroupOf } from '../../resources/resiliencyGroupLookup.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'
import { resiliencyGroupAnswer } from './resiliencyGroupAnswer.ts'

/** Deletes a group that has no connections any more; it is deleting, then deleted, then gone. */
export const deleteResiliencyGroup: DirectConnectOperation<'DeleteResiliencyGroup'> = (context, input) => {
  const { world, caller, nowMs, leadTimes } = context
  const row = resiliencyGroupOf(world, caller, member(input, 'resiliencyGroupId'))
  if (row.body.state === 'deleting' || row.body.state === 'deleted') return { resiliencyGroup: resiliencyGroupAnswer(row) }
  const inIt = [...world.referring('resiliencyGroupAssociation', row.id)]
  if (inIt.length > 0) {
    throw directConnectError(
      `Resiliency Group ${row.id} has connections and cannot be deleted; disassociate ${inIt.map(({ body }) => body.portId).join(', ')} first.`,
    )
  }
  const timer = { dueAt: nowMs + leadTimes.provisioning }
  return { resiliencyGroup: resiliencyGroupAnswer(world.update('resiliencyGroup', row.id, { state: 'deleting' }, timer)) }
}
