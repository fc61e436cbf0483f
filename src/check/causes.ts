import { parseAddress } from '../net/address.ts'
import { holds } from '../net/prefix.ts'
import type { Flow } from '../resources/customerSide.ts'
import { hostsOf } from './flowEnds.ts'
import { listed } from './named.ts'
import { neededBy } from './needed.ts'
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

/** The rules that are asked, by what is to be explained. */
const EXPLAIN = {
  /** What keeps packets from arriving at all. */
  ends: 'DX010 DX012 DX014 DX015 DX016 DX037 DX038 DX041 DX043 DX048 DX053 DX054 DX055 DX056 DX060 DX061 DX064 DX065 DX072 DX045',
  /** What leads packets to a way that is narrower than another one, or leaves them no other. */
  misleads: 'DX012 DX026 DX027 DX050 DX059',
  /** What keeps a way closed that stands ready otherwise, or lets nothing of the flow go there. */
  closes: 'DX010 DX012 DX027 DX053 DX072',
} as const

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

/** Findings of other rules that explain why a flow ends, goes where there is too little room, or has no second way. */
export function causesOf(view: View, flow: AskedFlow, what: keyof typeof EXPLAIN): readonly Cause[] {
  const needed = neededBy(view, flow.about.id, flow.body)
  const addresses = hostsOf(view.world, flow.body).flatMap(({ address }) => parseAddress(address) ?? [])
  const isItsOwn = ({ about, concerns, isNear }: Hit) =>
    !isNear && needed.has(about.id) && (concerns?.some(prefix => addresses.some(address => holds(prefix, address))) ?? true)
  return EXPLAIN[what].split(' ').flatMap(rule =>
    hitsOf(view, rule)
      .filter(isItsOwn)
      .map(hit => ({ ...hit, rule })),
  )
}

/** What is no longer than this is said again where it is the cause: others stand in the same report. */
const REPEATED = 200

/** One imperative sentence that leads to them; undefined where there are none. */
export function causeFix([first, ...others]: readonly Cause[]): string | undefined {
  if (!first) return undefined
  const beside = others.filter(({ rule, about }) => rule !== first.rule || about.id !== first.about.id)
  if (beside.length === 0)
    return `Look first at what ${first.rule} says of ${first.about.name}${first.fix.length > REPEATED ? '.' : `: ${first.fix}`}`
  const next = [...Map.groupBy(beside, ({ about }) => about.name)].map(
    ([name, causes]) => `${listed(causes.map(({ rule }) => rule))} of ${name}`,
  )
  return `Look first at what ${first.rule} says of ${first.about.name}, then at ${listed(next)}.`
}

function hitsOf(view: View, id: string): readonly Hit[] {
  const known = ASKED.get(view) ?? new Map<string, readonly Hit[]>()
  ASKED.set(view, known)
  const rule = RULES.get(id)
  const hits = known.get(id) ?? [...(rule?.check(view) ?? [])]
  known.set(id, hits)
  return hits
}
