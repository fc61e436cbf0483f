import { dottedMask } from '../../routerConfigurationMask.ts'
import type { RouterModel, Suite, Tunnel } from '../routerModel.ts'
import { addressed, entry } from './fortiOsBlocks.ts'

/** The name of its interface, and of its phases. */
export function tunnelName({ number }: Tunnel): string {
  return `aws-t${number}`
}

/** IKE with AWS's end: it makes the interface. */
export function phase1({ loopbacks }: RouterModel, tunnel: Tunnel): string[] {
  const { outside, ike, ikeVersion, key, dpd, isPrivate } = tunnel
  return entry(tunnelName(tunnel), [
    `set interface "${isPrivate ? `lo${100 + loopbacks.indexOf(outside.customer)}` : 'wan1'}"`,
    `set ike-version ${ikeVersion}`,
    `set local-gw ${outside.customer}`,
    `set keylife ${ike.lifetimeSeconds}`,
    'set peertype any',
    'set net-device disable',
    `set proposal ${proposal(ike, true)}`,
    `set dhgrp ${ike.group}`,
    'set dpd on-idle',
    `set dpd-retrycount ${dpd.retries}`,
    `set dpd-retryinterval ${dpd.intervalSeconds}`,
    `set remote-gw ${outside.amazon}`,
    `set psksecret "${key}"`,
  ])
}

/** IPsec of everything that the tunnel's family has. */
export function phase2(tunnel: Tunnel): string[] {
  return entry(tunnelName(tunnel), [
    `set phase1name "${tunnelName(tunnel)}"`,
    `set proposal ${proposal(tunnel.esp, false)}`,
    `set dhgrp ${tunnel.esp.group}`,
    `set keylifeseconds ${tunnel.esp.lifetimeSeconds}`,
    'set auto-negotiate enable',
    ...(tunnel.family === 6
      ? ['set src-addr-type subnet6', 'set dst-addr-type subnet6', 'set src-subnet6 ::/0', 'set dst-subnet6 ::/0']
      : []),
  ])
}

function proposal({ bits, isGcm, integrity }: Suite, isIke: boolean): string {
  if (!isGcm) return `aes${bits}-${integrity}`
  return isIke ? `aes${bits}gcm-prf${integrity}` : `aes${bits}gcm`
}

/** What the tunnel's interface has inside. */
export function insideAddresses({ family, inside: { customer, amazon, length } }: Tunnel): string[] {
  if (family === 6) return addressed({ family, address: customer, length })
  return [`set ip ${customer} 255.255.255.255`, `set remote-ip ${amazon} ${dottedMask(length)}`]
}
