import { freshId } from '../../resources/freshId.ts'
import { cameBefore, remembered } from '../../resources/idempotentRequest.ts'
import { resiliencyGroupId } from '../../resources/ids.ts'
import { withTags } from '../../resources/tagRules.ts'
import type { Row } from '../../resources/world.ts'
import type { Context } from '../operation.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'
import { resiliencyGroupAnswer } from './resiliencyGroupAnswer.ts'
import { resiliencyGroupName } from './resiliencyGroupName.ts'

/** Makes an empty group. Asked again with the same token it answers the same group. */
export const createResiliencyGroup: DirectConnectOperation<'CreateResiliencyGroup'> = (context, input) => {
  const { world, caller, nowMs, quotas, random, leadTimes } = context
  const { clientToken } = input
  const group = {
    name: resiliencyGroupName(member(input, 'resiliencyGroupName')),
    intendedModel: member(input, 'intendedResiliencyModel'),
    tags: withTags({}, input.tags, quotas.tagsPerResource),
  }
  const request = ['create', group]
  const there = madeBefore(context, clientToken, request)
  if (there) return { resiliencyGroup: resiliencyGroupAnswer(there) }
  const id = freshId(world, 'resiliencyGroup', () => resiliencyGroupId(random))
  const body = { ...group, state: 'pending' as const, createdAt: nowMs, requests: remembered({}, clientToken, request) }
  const timer = { dueAt: nowMs + leadTimes.provisioning }
  return { resiliencyGroup: resiliencyGroupAnswer(world.put('resiliencyGroup', id, caller, body, timer)) }
}

function madeBefore(
  { world, caller }: Context,
  clientToken: string | undefined,
  request: unknown,
): Row<'resiliencyGroup'> | undefined {
  return [...world.within('resiliencyGroup', caller)].find(({ body }) => cameBefore(body.requests, clientToken, request))
}
