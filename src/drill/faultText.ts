import type { ScenarioFault } from './report.ts'

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
}

/** `cross-connect` of `cross-connect:dxcon-…`, as people write it. */
export function kindText(on: string): string {
  const kind = on.split(':')[0] ?? on
  return KINDS[kind] ?? kind
}

/** `dx-a (connection)`. */
export function faultName({ on, name }: ScenarioFault): string {
  return `${name} (${kindText(on)})`
}

/** `dx-a (connection) and edge-2 (router)`. */
export function listed(words: readonly string[], last = 'and'): string {
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}` : (words[0] ?? '')
}
