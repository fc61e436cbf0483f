import type { Flow } from '../resources/customerSide.ts'
import type { Hit, Rule } from './rule.ts'
import { ADDRESS_FAMILIES } from './rules/addressFamilies.ts'
import { DOWN_INTERFACES } from './rules/downInterfaces.ts'
import { MACSEC } from './rules/macSec.ts'
import { NUMBERS } from './rules/numbers.ts'
import { PREFIXES } from './rules/prefixes.ts'
import { PREFIX_LIMITS } from './rules/prefixLimits.ts'
import { STATIC_VPN } from './rules/staticVpn.ts'
import { SYMMETRY } from './rules/symmetry.ts'
import { TIMERS } from './rules/timers.ts'
import { TRANSIT_TABLES } from './rules/transitTables.ts'
import { VPC_ROUTING } from './rules/vpcRouting.ts'
import { VPN } from './rules/vpn.ts'
import { ZONES } from './rules/zones.ts'
import type { Subject } from './subject.ts'
import type { View } from './view.ts'

/** What another rule of the same report says of something that the flow needs. */
interface Cause extends Hit {
  readonly rule: string
}

/** What keeps packets from arriving at all. */
const ENDS = 'DX010 DX012 DX014 DX015 DX016 DX037 DX038 DX041 DX043 DX048 DX053 DX054 DX055 DX056 DX060 DX061 DX064 DX065 DX045'
/** What leads packets to a way that is narrower than another one. */
const MISLEADS = 'DX026 DX027 DX050 DX059'

const RULES = new Map(
  [
    ADDRESS_FAMILIES,
    DOWN_INTERFACES,
    MACSEC,
    NUMBERS,
    PREFIX_LIMITS,
    PREFIXES,
    STATIC_VPN,
    SYMMETRY,
    TIMERS,
    TRANSIT_TABLES,
    VPC_ROUTING,
    VPN,
    ZONES,
  ].flatMap(rules => rules.map((rule): [string, Rule] => [rule.id, rule])),
)

/** Of a view every rule is asked once, however many flows want to know. */
const ASKED = new WeakMap<View, Map<string, readonly Hit[]>>()

interface AskedFlow {
  readonly about: Subject
  readonly body: Flow
}

/** Findings of other rules that explain why a flow `ends`, or why it goes where there is too little room. */
export function causesOf(view: View, flow: AskedFlow, what: 'ends' | 'misleads'): readonly Cause[] {
  const needed = needs(view, flow)
  const ids = (what === 'ends' ? ENDS : MISLEADS).split(' ')
  return ids.flatMap(rule =>
    hitsOf(view, rule)
      .filter(hit => needed.has(hit.about.id) && (rule !== 'DX012' || /session is closed/.test(hit.summary)))
      .map(hit => ({ ...hit, rule })),
  )
}

/** One imperative sentence that leads to them; undefined where there are none. */
export function causeFix([first, ...others]: readonly Cause[]): string | undefined {
  if (!first) return undefined
  const beside = others.filter(({ rule, about }) => rule !== first.rule || about.id !== first.about.id)
  const [second] = beside
  if (!second) return `Look first at what ${first.rule} says of ${first.about.name}: ${first.fix}`
  return `Look first at what ${first.rule} says of ${first.about.name}, then at ${second.rule} of ${second.about.name}.`
}

function hitsOf(view: View, id: string): readonly Hit[] {
  const known = ASKED.get(view) ?? new Map<string, readonly Hit[]>()
  ASKED.set(view, known)
  const rule = RULES.get(id)
  const hits = known.get(id) ?? [...(rule?.check(view) ?? [])]
  known.set(id, hits)
  return hits
}

/** Ids of all that a flow may run over: its ends' VPCs, and what leads to them. */
function needs({ world, landings, neededVpnLandings }: View, { about, body }: AskedFlow): ReadonlySet<string> {
  const hosts = [body.from, body.to].flatMap(id => world.get('host', id) ?? [])
  const vpcs = hosts.flatMap(host => host.body.vpcId ?? [])
  const ashore = [...landings, ...neededVpnLandings].filter(landing => vpcs.some(id => landing.vpcs.has(id)))
  const gateways = ashore.flatMap(landing => [...landing.gateways])
  return new Set([
    about.id,
    ...vpcs,
    ...hosts.map(({ id }) => id),
    ...vpcs.flatMap(id => [...world.referring('networkInterface', id)].map(row => row.id)),
    ...vpcs.flatMap(id => [...world.referring('transitGatewayAttachment', id)].map(row => row.id)),
    ...gateways,
    ...gateways.flatMap(id => [...world.referring('transitGatewayRouteTable', id)].map(row => row.id)),
    ...gateways.flatMap(id => [...world.referring('transitGatewayAttachment', id)].map(row => row.id)),
    ...ashore.flatMap(landing => [
      landing.about.id,
      ...landing.interfaces.flatMap(({ row, port, router }) => [row.id, port?.id ?? '', router?.id ?? '']),
      ...landing.vpns.flatMap(({ row, router }) => [row.id, router?.id ?? '']),
    ]),
  ])
}
