import type { Link } from '../routing/network.ts'

/** Something that packets cross and that AWS has a noun for. */
export interface Crossing {
  readonly kind:
    | 'virtualInterface'
    | 'vpnConnection'
    | 'transitGatewayConnectPeer'
    | 'transitGatewayAttachment'
    | 'vpcPeeringConnection'
    | 'natGateway'
    | 'vpcEndpoint'
    /** Of a site or an appliance, with no virtual interface and no VPN of AWS. */
    | 'internet'
  readonly id: string
  /** Whether AWS's end sends. */
  readonly fromAws: boolean
  /** Of a tunnel: virtual interfaces that carry it; none = the Internet does. */
  readonly over: readonly string[]
  /** Route table of a transit gateway in which packets from outside it are looked up next. */
  readonly enters?: string
}

const NOUNS: readonly [pattern: RegExp, kind: Crossing['kind']][] = [
  [/^(dxvif-[^~/]+)$/, 'virtualInterface'],
  [/^(vpn-[^~/]+)\/\d+$/, 'vpnConnection'],
  [/^(tgw-connect-peer-[^~]+)$/, 'transitGatewayConnectPeer'],
  [/~(tgw-attach-[^~]+)$/, 'transitGatewayAttachment'],
  [/~(pcx-[^~]+)$/, 'vpcPeeringConnection'],
  [/~(nat-[^~]+)$/, 'natGateway'],
  [/~(vpce-[^~]+)$/, 'vpcEndpoint'],
]

const TRANSIT_TABLE = /^tgw-rtb-/

/** What a packet crosses that leaves `from` by a link to `towards` and is looked up next in `next`; undefined for inner cabling. */
export function crossingOf(link: Link, from: string, towards: string, next: string | undefined): Crossing | undefined {
  const fromAws = towards !== link.ends[0]
  const enters = next !== undefined && TRANSIT_TABLE.test(next) && !TRANSIT_TABLE.test(from) ? { enters: next } : {}
  for (const [pattern, kind] of NOUNS) {
    const id = pattern.exec(link.name)?.[1]
    if (id !== undefined) return { kind, id, fromAws, over: carriers(link), ...enters }
  }
  return link.way === undefined ? undefined : { kind: 'internet', id: link.name, fromAws, over: [], ...enters }
}

/** Members of a tunnel's bundle are called after the virtual interface that each rides on (`tunnelUnderlay.ts`). */
function carriers({ bundle }: Link): readonly string[] {
  const names = (bundle?.members ?? []).map(({ name }) => name.split('~')[0] ?? '')
  return [...new Set(names.filter(name => name.startsWith('dxvif-')))]
}
