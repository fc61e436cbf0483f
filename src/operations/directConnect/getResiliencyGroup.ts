import { resiliencyGroupOf } from '../../resources/resiliencyGroupLookup.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'
import { resiliencyGroupAnswer } from './resiliencyGroupAnswer.ts'

export const getResiliencyGroup: DirectConnectOperation<'GetResiliencyGroup'> = ({ world, caller }, input) => ({
  resiliencyGroup: resiliencyGroupAnswer(resiliencyGroupOf(world, caller, member(input, 'resiliencyGroupId'))),
})
