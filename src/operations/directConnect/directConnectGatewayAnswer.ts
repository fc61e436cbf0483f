import type { DirectConnectGateway } from '@aws-sdk/client-direct-connect'
import type { Row } from '../../resources/world.ts'
import { tagList } from './tagList.ts'

/** A DX gateway as every answer shows it. */
export function directConnectGatewayAnswer({ id, account, body }: Row<'directConnectGateway'>): DirectConnectGateway {
  return {
    directConnectGatewayId: id,
    directConnectGatewayName: body.name,
    amazonSideAsn: body.amazonSideAsn,
    ownerAccount: account,
    directConnectGatewayState: body.state,
    stateChangeError: body.stateChangeError,
    tags: tagList(body.tags),
  }
}
