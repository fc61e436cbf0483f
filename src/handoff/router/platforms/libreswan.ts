import { FAMILY_WORDS } from '../families.ts'
import { linuxInterfaces, linuxNotes, linuxRollback, tunnelFilters } from '../linuxInterfaces.ts'
import type { Suite, Tunnel } from '../routerModel.ts'
import type { RouterPlatform } from '../routerPlatform.ts'

/** Libreswan 4 and later: `ipsec.conf` and `ipsec.secrets`; it makes its XFRM interfaces itself. */
export const LIBRESWAN: RouterPlatform = {
  title: 'Libreswan 4 and later on Linux (tunnels alone)',
  vpn: 'only',
  writesIpv6Tunnels: true,
  writesIpv6Outside: true,
  notes: router => [
    ...linuxNotes({ ...router, ports: [], mesh: [] }),
    'BGP and routes are the work of a routing daemon: take --platform frr or bird, and this in the place of its swanctl.conf.',
    'Interfaces are ipsec1, ipsec2 …: rename aws1, aws2 … in what that platform writes.',
  ],
  write: router => ({
    files: [
      {
        ...linuxInterfaces({ ...router, ports: [], interfaces: [], mesh: [], tunnels: [] }),
        name: 'tunnels.sh',
        lines: [
          'set -eu',
          ...router.loopbacks.map(address => `ip address replace ${address}/32 dev lo`),
          'ipsec restart',
          ...router.tunnels.flatMap(afterStart),
        ],
      },
      { name: 'ipsec.conf', comment: '#', lines: ['config setup', '    uniqueids=no', ...router.tunnels.flatMap(connection)] },
      {
        name: 'ipsec.secrets',
        comment: '#',
        lines: router.tunnels.map(({ outside, key }) => `${outside.customer} ${outside.amazon} : PSK "${key}"`),
      },
    ],
    checks: ['ipsec status', 'ipsec trafficstatus', 'ip -s link show type xfrm'],
    rollback: [
      ...router.tunnels.map(({ name }) => `ipsec auto --delete ${name}`),
      ...linuxRollback({ ...router, interfaces: [], tunnels: [] }),
    ],
  }),
}

function connection({ number, name, outside, family, ike, esp, ikeVersion, dpd, replayWindow, mtu }: Tunnel): string[] {
  return [
    '',
    `conn ${name}`,
    `    left=${outside.customer}`,
    `    leftid=${outside.customer}`,
    `    right=${outside.amazon}`,
    `    rightid=${outside.amazon}`,
    `    leftsubnet=${FAMILY_WORDS[family].any}`,
    `    rightsubnet=${FAMILY_WORDS[family].any}`,
    '    authby=secret',
    `    ikev2=${ikeVersion === 2 ? 'insist' : 'no'}`,
    `    ike=${proposal(ike, true)}`,
    `    esp=${proposal(esp, false)}`,
    `    ikelifetime=${ike.lifetimeSeconds}s`,
    `    salifetime=${esp.lifetimeSeconds}s`,
    `    replay-window=${replayWindow}`,
    `    dpddelay=${dpd.intervalSeconds}`,
    `    dpdtimeout=${dpd.intervalSeconds * dpd.retries}`,
    '    dpdaction=restart',
    `    ipsec-interface=${number}`,
    `    mtu=${mtu}`,
    '    auto=start',
  ]
}

function afterStart(tunnel: Tunnel): string[] {
  const { number, inside, mtu } = tunnel
  const name = `ipsec${number}`
  return [
    `ip link set ${name} mtu ${mtu} up`,
    `ip address replace ${inside.customer}/${inside.length} dev ${name}`,
    ...tunnelFilters(name, tunnel),
  ]
}

/** Libreswan's words of the groups; it has none of RFC 5114 any more. */
function group(number: number): string {
  return `dh${number}`
}

function proposal({ bits, isGcm, integrity, group: number }: Suite, isIke: boolean): string {
  const cipher = `aes${isGcm ? '_gcm' : ''}${bits}`
  const second = isGcm && !isIke ? [] : [isIke ? integrity.replace('sha256', 'sha2') : integrity.replace('sha256', 'sha2_256')]
  return [cipher, ...second, group(number)].join('-')
}
