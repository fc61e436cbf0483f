import { type Entropy, uuid } from './ids.ts'
import { secretArn } from './macSecSecret.ts'
import type { VpnConnection, VpnTunnel } from './vpn.ts'
import type { Draft, Scope, World } from './world.ts'

/**
 * Pre-shared keys in Secrets Manager: one secret per VPN connection that Site-to-Site VPN makes and looks after, a JSON
 * object of the keys by outside address (VPN guide, "Enhanced security features using Secrets Manager"; the form of the
 * value is ours). The row of the connection then has no keys.
 */

interface Keeping {
  readonly id: string
  readonly vpn: VpnConnection
  readonly nowMs: number
  readonly random: Entropy
}

/** The connection with its keys moved to its secret, which is made where there is none. */
export function keepKeysInSecret(draft: Draft, scope: Scope, { id, vpn, nowMs, random }: Keeping): VpnConnection {
  const keys = { ...keysIn(draft, vpn.preSharedKeyArn), ...keysOf(vpn) }
  const version = { id: uuid(random), createdAt: nowMs, value: { text: JSON.stringify(keys) } }
  const there = vpn.preSharedKeyArn === undefined ? undefined : draft.get('secret', vpn.preSharedKeyArn)
  const name = `s2svpn!${id}`
  const arn = there?.id ?? secretArn(scope, name, random)
  if (there) draft.update('secret', arn, { changedAt: nowMs, versions: [...there.body.versions, version].slice(-2) })
  else {
    draft.put('secret', arn, scope, {
      name,
      description: `Pre-shared keys of the VPN connection ${id}`,
      createdAt: nowMs,
      changedAt: nowMs,
      owningService: 's2svpn',
      versions: [version],
      tags: {},
    })
  }
  return { ...vpn, preSharedKeyArn: arn, tunnels: mapped(vpn, tunnel => ({ ...tunnel, preSharedKey: '' })) }
}

/** The connection with its keys in its own row again; the secret is gone. */
export function keepKeysInRow(draft: Draft, vpn: VpnConnection): VpnConnection {
  const { preSharedKeyArn, ...rest } = vpn
  if (preSharedKeyArn === undefined) return vpn
  const keys = keysIn(draft, preSharedKeyArn)
  draft.remove('secret', preSharedKeyArn)
  const withKey = (tunnel: VpnTunnel) => ({
    ...tunnel,
    preSharedKey: tunnel.preSharedKey || (keys[tunnel.outsideIpAddress] ?? ''),
  })
  return { ...rest, tunnels: mapped(vpn, withKey) }
}

/** The key of a tunnel, from its own row or the connection's secret; empty where neither has it. */
export function preSharedKeyOf(world: World, { preSharedKeyArn }: VpnConnection, tunnel: VpnTunnel): string {
  return tunnel.preSharedKey || (keysIn(world, preSharedKeyArn)[tunnel.outsideIpAddress] ?? '')
}

function keysOf({ tunnels }: VpnConnection): Record<string, string> {
  const known = tunnels.filter(({ preSharedKey }) => preSharedKey !== '')
  return Object.fromEntries(known.map(({ outsideIpAddress, preSharedKey }) => [outsideIpAddress, preSharedKey]))
}

function keysIn(world: World, arn: string | undefined): Record<string, string> {
  const value = arn === undefined ? undefined : world.get('secret', arn)?.body.versions.at(-1)?.value
  return value !== undefined && 'text' in value ? (JSON.parse(value.text) as Record<string, string>) : {}
}

function mapped({ tunnels: [first, second] }: VpnConnection, change: (tunnel: VpnTunnel) => VpnTunnel): VpnConnection['tunnels'] {
  return [change(first), change(second)]
}
