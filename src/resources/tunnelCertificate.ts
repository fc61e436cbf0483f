import { arnText, partitionOf } from './arn.ts'
import { type Entropy, uuid } from './ids.ts'
import type { VpnConnection, VpnTunnel } from './vpn.ts'
import type { Scope } from './world.ts'

/**
 * Certificates instead of pre-shared keys, where the customer gateway has one: AWS's ends get certificates of their own
 * (VPN guide, "Tunnel authentication options"), and keys that nobody gave are not made up.
 */
export function withTunnelCertificates(vpn: VpnConnection, scope: Scope, random: Entropy): VpnConnection {
  const [first, second] = vpn.tunnels
  const certified = (tunnel: VpnTunnel) => ({ ...tunnel, preSharedKey: '', certificateArn: newTunnelCertificate(scope, random) })
  return { ...vpn, tunnels: [certified(first), certified(second)] }
}

/** The ARN of a new certificate for AWS's end of a tunnel. */
export function newTunnelCertificate({ region, account }: Scope, random: Entropy): string {
  return arnText({ partition: partitionOf(region), service: 'acm', region, account, resource: `certificate/${uuid(random)}` })
}
