import { DIFFIE_HELLMAN_NAMES } from '../../diffieHellmanNames.ts'
import { FAMILY_WORDS } from '../families.ts'
import { linuxInterfaces, linuxNotes, linuxRollback } from '../linuxInterfaces.ts'
import type { RouterModel, Suite, Tunnel } from '../routerModel.ts'
import type { RouterFile, RouterPlatform } from '../routerPlatform.ts'

/** strongSwan 5.9 and later: `swanctl.conf` with one XFRM interface per tunnel. */
export const STRONG_SWAN: RouterPlatform = {
  title: 'strongSwan 5.9 and later on Linux (tunnels alone)',
  vpn: 'only',
  writesIpv6Tunnels: true,
  writesIpv6Outside: true,
  notes: router => [
    ...linuxNotes({ ...router, ports: [], mesh: [] }),
    'BGP and routes are the work of a routing daemon: --platform frr or bird writes it, and this file with it.',
    'strongswan.conf needs charon.install_routes = no: routes come from BGP or from statics.',
  ],
  write: router => ({
    files: [{ ...linuxInterfaces({ ...router, ports: [], interfaces: [], mesh: [] }), name: 'tunnels.sh' }, swanctlFile(router)],
    checks: swanctlChecks(),
    rollback: ['rm /etc/swanctl/conf.d/aws.conf && swanctl --load-all', ...linuxRollback({ ...router, interfaces: [] })],
  }),
}

/** The file that has all tunnels of a router. */
export function swanctlFile(router: RouterModel): RouterFile {
  return { name: 'swanctl.conf', comment: '#', lines: swanctl(router) }
}

/** The connections and secrets; the interface's `if_id` is the tunnel's number. */
function swanctl({ tunnels }: RouterModel): string[] {
  return [
    'connections {',
    ...tunnels.flatMap(connection),
    '}',
    'secrets {',
    ...tunnels.flatMap(({ name, outside, key }) => [
      `  ike-${name} {`,
      `    id-1 = ${outside.amazon}`,
      `    id-2 = ${outside.customer}`,
      `    secret = "${key}"`,
      '  }',
    ]),
    '}',
  ]
}

export function swanctlChecks(): string[] {
  return ['swanctl --list-conns', 'swanctl --list-sas', 'ip -s link show type xfrm']
}

function connection(tunnel: Tunnel): string[] {
  const { number, name, outside, family, ike, esp, ikeVersion, dpd, replayWindow } = tunnel
  return [
    `  ${name} {`,
    `    version = ${ikeVersion}`,
    `    local_addrs = ${outside.customer}`,
    `    remote_addrs = ${outside.amazon}`,
    `    proposals = ${proposal(ike, true)}`,
    `    rekey_time = ${ike.lifetimeSeconds}s`,
    `    dpd_delay = ${dpd.intervalSeconds}s`,
    ...(ikeVersion === 1 ? [`    dpd_timeout = ${dpd.intervalSeconds * dpd.retries}s`] : []),
    '    mobike = no',
    '    keyingtries = 0',
    `    if_id_in = ${number}`,
    `    if_id_out = ${number}`,
    '    local {',
    '      auth = psk',
    `      id = ${outside.customer}`,
    '    }',
    '    remote {',
    '      auth = psk',
    `      id = ${outside.amazon}`,
    '    }',
    '    children {',
    `      ${name} {`,
    `        local_ts = ${FAMILY_WORDS[family].any}`,
    `        remote_ts = ${FAMILY_WORDS[family].any}`,
    `        esp_proposals = ${proposal(esp, false)}`,
    `        rekey_time = ${esp.lifetimeSeconds}s`,
    `        replay_window = ${replayWindow}`,
    '        start_action = start',
    '        dpd_action = restart',
    '        close_action = start',
    '      }',
    '    }',
    '  }',
  ]
}

/** In IKE a combined cipher takes a pseudo-random function instead of integrity. */
function proposal({ bits, isGcm, integrity, group }: Suite, isIke: boolean): string {
  const second = isGcm ? (isIke ? [`prf${integrity}`] : []) : [integrity]
  return [`aes${bits}${isGcm ? 'gcm16' : ''}`, ...second, DIFFIE_HELLMAN_NAMES[group]].join('-')
}
