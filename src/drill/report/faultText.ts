import { bandwidthText } from '../../net/bandwidth.ts'
import { durationText } from '../../net/duration.ts'
import { listed } from '../../net/listed.ts'
import type { ScenarioFault } from '../report.ts'
import { shareText } from './rateText.ts'

const KINDS: Readonly<Record<string, string>> = {
  'virtual-interface': 'virtual interface',
  'site-link': 'link',
  vpn: 'VPN',
  lag: 'LAG',
  'vpn-endpoint': 'VPN endpoint',
  attachment: 'transit gateway attachment',
  'availability-zone': 'Availability Zone',
  region: 'Region',
  'shared-risk': 'shared risk',
  'line-card': 'line card',
}

/** `cross-connect` of `cross-connect:dxcon-…`, as people write it. */
export function kindText(on: string): string {
  const kind = on.split(':')[0] ?? on
  return KINDS[kind] ?? kind
}

/** How it fails, in a word or a few: `cut`, `silent out`, `loss 2 %`, `flap 5 s/20 s x 3`. */
export function howText({ kind, direction, share, toBps, downMs = 0, upMs = 0, times }: ScenarioFault): string {
  const way = direction === undefined ? '' : ` ${direction}`
  if (kind === 'loss') return `loss ${shareText(share ?? 0)}${way}`
  if (kind === 'rate') return `rate ${bandwidthText(toBps ?? 0)}`
  if (kind !== 'flap') return `${kind}${way}`
  return `flap ${durationText(downMs)}/${durationText(upMs)}${times === undefined ? '' : ` x ${times}`}`
}

/** `dx-a (connection)`. */
export function faultName({ on, name }: ScenarioFault): string {
  return `${name} (${kindText(on)})`
}

/** `dx-a (connection) cut`. */
export function brokenText(faults: readonly ScenarioFault[]): string {
  return listed(faults.map(fault => `${faultName(fault)} ${fault.kind}`))
}
