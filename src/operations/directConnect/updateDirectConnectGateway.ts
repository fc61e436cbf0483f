import { directConnectGatewayOf } from '../../resources/directConnectLookup.ts'
import { directConnectName } from '../../resources/directConnectName.ts'
import { directConnectGatewayAnswer } from './directConnectGatewayAnswer.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'

/** Renames a DX gateway; nothing else of it can change. */
export const updateDirectConnectGateway: DirectConnectOperation<'UpdateDirectConnectGateway'> = ({ world, caller }, input) => {
  const { id } = directConnectGatewayOf(world, caller, member(input, 'directConnectGatewayId'))
  const name = directConnectName('Direct Connect Gateway name', member(input, 'newDirectConnectGatewayName'))
  return { directConnectGateway: directConnectGatewayAnswer(world.update('directConnectGateway', id, { name })) }
}
