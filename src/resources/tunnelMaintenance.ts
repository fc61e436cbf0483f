import { DAY_MS } from '../net/day.ts'
import type { VpnConnection, VpnTunnel } from './vpn.ts'

/**
 * Tunnel endpoint lifecycle control (VPN guide): maintenance of a tunnel's end waits for whoever turned the control on,
 * until it is applied by itself. AWS does not say how often it comes; here it comes 30 days after the end was last
 * replaced and waits for 14. Without the control no maintenance is modelled.
 */

const EVERY_MS = 30 * DAY_MS
const WAITS_MS = 14 * DAY_MS

export interface Maintenance {
  readonly availableAt: number
  readonly appliedAfter: number
}

/** The next maintenance of a tunnel, which may be in the future; undefined without lifecycle control. */
export function nextMaintenance({ createdAt }: Pick<VpnConnection, 'createdAt'>, tunnel: VpnTunnel): Maintenance | undefined {
  if (!tunnel.enableTunnelLifecycleControl) return undefined
  const availableAt = Math.max(createdAt, tunnel.replacedAt ?? 0) + EVERY_MS
  return { availableAt, appliedAfter: availableAt + WAITS_MS }
}

/** When the next maintenance that nobody applied is applied by itself, and to which tunnel. */
export function dueMaintenance(vpn: VpnConnection): { readonly index: number; readonly at: number } | undefined {
  const due = vpn.tunnels.flatMap((tunnel, index) => {
    const at = nextMaintenance(vpn, tunnel)?.appliedAfter
    return at === undefined ? [] : [{ index, at }]
  })
  return due.sort((a, b) => a.at - b.at)[0]
}
