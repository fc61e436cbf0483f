import type { VpnConnection, VpnTunnel } from './vpn.ts'

/**
 * What happens to tunnels when something about them changes: AWS replaces their ends, and for that time they carry
 * nothing. VPN guide, "Tunnel endpoint replacements": the outside addresses stay.
 */

export const BOTH_TUNNELS: readonly number[] = [0, 1]

/** The connection while the ends of these tunnels are replaced. */
export function withReplacement(vpn: VpnConnection, indexes: readonly number[], until: number): VpnConnection {
  const tunnels = mapped(vpn, (tunnel, index) => (indexes.includes(index) ? { ...tunnel, isReplaced: true } : tunnel))
  return { ...vpn, state: 'modifying', modifyingUntil: until, tunnels }
}

/** The connection when that is done. */
export function replaced(vpn: VpnConnection, nowMs: number): VpnConnection {
  const done = ({ isReplaced, ...tunnel }: VpnTunnel): VpnTunnel => (isReplaced ? { ...tunnel, replacedAt: nowMs } : tunnel)
  return { ...vpn, state: 'available', tunnels: mapped(vpn, done) }
}

/** Whether a tunnel is there for packets, as far as what was ordered says: not before it is made, nor while it is replaced. */
export function isTunnelReady({ state, tunnels }: VpnConnection, index: number): boolean {
  return (state === 'available' || state === 'modifying') && tunnels[index]?.isReplaced !== true
}

function mapped(vpn: Pick<VpnConnection, 'tunnels'>, change: (tunnel: VpnTunnel, index: number) => VpnTunnel) {
  const [first, second] = vpn.tunnels
  return [change(first, 0), change(second, 1)] as const
}
