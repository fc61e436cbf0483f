import { AwsError } from '../../../resources/refusal.ts'
import type { VpnConnection } from '../../../resources/vpn.ts'
import type { Context } from '../../operation.ts'
import { live } from '../nouns.ts'
import { ownAvailableTransitGateway } from '../transitGateways/transitGatewayLookup.ts'

type Target = Pick<VpnConnection, 'virtualPrivateGatewayId' | 'transitGatewayId' | 'vpnConcentratorId'>

interface TargetRequest {
  readonly VpnGatewayId?: string | undefined
  readonly TransitGatewayId?: string | undefined
  readonly VpnConcentratorId?: string | undefined
}

/** What a VPN connection ends on: at most one gateway of the caller, or none ("unassociated"). */
export function vpnTarget(context: Context, request: TargetRequest): Target {
  const { VpnGatewayId, TransitGatewayId, VpnConcentratorId } = request
  const given = Object.entries({
    vpnGatewayId: VpnGatewayId,
    transitGatewayId: TransitGatewayId,
    vpnConcentratorId: VpnConcentratorId,
  })
    .filter(([, id]) => id !== undefined)
    .map(([name]) => name)
  if (given.length > 1) {
    throw new AwsError('InvalidParameterCombination', `The parameters ${given.join(' and ')} cannot be used together.`)
  }
  if (VpnGatewayId !== undefined) return { virtualPrivateGatewayId: live(context, 'virtualPrivateGateway', VpnGatewayId).id }
  // VPN attachments are made in the account that owns the transit gateway (Transit gateway guide, "Shared transit gateways").
  if (TransitGatewayId !== undefined) return { transitGatewayId: ownAvailableTransitGateway(context, TransitGatewayId).id }
  if (VpnConcentratorId !== undefined) return { vpnConcentratorId: live(context, 'vpnConcentrator', VpnConcentratorId).id }
  return {}
}
