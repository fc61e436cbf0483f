import type { VgwTelemetry } from '@aws-sdk/client-ec2'
import { type ObservationOf, tunnelId } from '../../../resources/observed.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'

/**
 * What was seen of the two tunnels. With static routing UP means that IKE is established, with BGP that the session is.
 * VPN guide, "View tunnel details"; a tunnel that nobody saw yet is down since the connection was made.
 */
export function vgwTelemetry({ observed }: Context, { id, body }: Row<'vpnConnection'>): VgwTelemetry[] {
  return body.tunnels.map((tunnel, index) => {
    const seen = observed.get('tunnel', tunnelId(id, index))
    const isUp = seen !== undefined && (body.staticRoutesOnly ? seen.ike : seen.bgp === true)
    return {
      OutsideIpAddress: tunnel.outsideIpAddress,
      Status: isUp ? 'UP' : 'DOWN',
      StatusMessage: statusMessage(seen),
      AcceptedRouteCount: seen?.acceptedRouteCount ?? 0,
      LastStatusChange: new Date(seen?.since ?? body.createdAt),
      ...(tunnel.certificateArn !== undefined && { CertificateArn: tunnel.certificateArn }),
    }
  })
}

function statusMessage(seen: ObservationOf<'tunnel'> | undefined): string {
  if (!seen?.ike) return 'IPSEC IS DOWN'
  return seen.bgp ? `${seen.acceptedRouteCount} BGP ROUTES` : 'IPSEC IS UP'
}
