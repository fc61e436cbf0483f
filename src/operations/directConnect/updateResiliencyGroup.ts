import { cameBefore, remembered } from '../../resources/idempotentRequest.ts'
import { liveResiliencyGroupOf } from '../../resources/resiliencyGroupLookup.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'
import { resiliencyGroupAnswer } from './resiliencyGroupAnswer.ts'
import { resiliencyGroupName } from './resiliencyGroupName.ts'

/** Renames a group; nothing else of it can change. */
export const updateResiliencyGroup: DirectConnectOperation<'UpdateResiliencyGroup'> = ({ world, caller }, input) => {
  const row = liveResiliencyGroupOf(world, caller, member(input, 'resiliencyGroupId'))
  const name = resiliencyGroupName(member(input, 'resiliencyGroupName'))
  const request = ['update', name]
  if (cameBefore(row.body.requests, input.clientToken, request)) return { resiliencyGroup: resiliencyGroupAnswer(row) }
  const requests = remembered(row.body.requests, input.clientToken, request)
  return { resiliencyGroup: resiliencyGroupAnswer(world.update('resiliencyGroup', row.id, { name, requests })) }
}
