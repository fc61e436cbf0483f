import { globalScope, orderedDirectConnectGateway } from '../../resources/directConnectGatewayOrder.ts'
import { freshId } from '../../resources/freshId.ts'
import { uuid } from '../../resources/ids.ts'
import { withTags } from '../../resources/tagRules.ts'
import { directConnectGatewayAnswer } from './directConnectGatewayAnswer.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'

/** Creates a DX gateway, which belongs to the account and to no Region. */
export const createDirectConnectGateway: DirectConnectOperation<'CreateDirectConnectGateway'> = (context, input) => {
  const { world, caller, quotas } = context
  const order = {
    name: member(input, 'directConnectGatewayName'),
    amazonSideAsn: input.amazonSideAsn,
    tags: withTags({}, input.tags, quotas.tagsPerResource),
  }
  const gateway = orderedDirectConnectGateway(world, caller, order, quotas)
  const id = freshId(world, 'directConnectGateway', () => uuid(context.random))
  return { directConnectGateway: directConnectGatewayAnswer(world.put('directConnectGateway', id, globalScope(caller), gateway)) }
}
