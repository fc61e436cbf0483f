import type { Rule } from './rule.ts'
import { ADDRESS_FAMILIES } from './rules/addressFamilies.ts'
import { ALARMS } from './rules/alarms.ts'
import { CAPACITY } from './rules/capacity.ts'
import { DOWN_INTERFACES } from './rules/downInterfaces.ts'
import { FAILOVER_TESTS } from './rules/failoverTests.ts'
import { LAGS } from './rules/lags.ts'
import { MACSEC } from './rules/macSec.ts'
import { MTU } from './rules/mtu.ts'
import { NUMBERS } from './rules/numbers.ts'
import { PREFERENCES } from './rules/preferences.ts'
import { PREFIXES } from './rules/prefixes.ts'
import { PREFIX_LIMITS } from './rules/prefixLimits.ts'
import { QUOTAS } from './rules/quotas.ts'
import { RESILIENCY } from './rules/resiliency.ts'
import { SINGLE_FAILURES } from './rules/singleFailures.ts'
import { STATES } from './rules/states.ts'
import { STATIC_VPN } from './rules/staticVpn.ts'
import { SYMMETRY } from './rules/symmetry.ts'
import { TIMERS } from './rules/timers.ts'
import { TRANSIT_TABLES } from './rules/transitTables.ts'
import { VPC_ROUTING } from './rules/vpcRouting.ts'
import { VPN } from './rules/vpn.ts'
import { ZONES } from './rules/zones.ts'

/** Every rule by its id, in the order of their ids. An id that was once given is never given to another rule. */
export const RULES: ReadonlyMap<string, Rule> = new Map(
  [
    ...RESILIENCY,
    ...SINGLE_FAILURES,
    ...LAGS,
    ...CAPACITY,
    ...STATES,
    ...DOWN_INTERFACES,
    ...PREFIXES,
    ...PREFIX_LIMITS,
    ...ADDRESS_FAMILIES,
    ...QUOTAS,
    ...NUMBERS,
    ...TIMERS,
    ...PREFERENCES,
    ...SYMMETRY,
    ...MTU,
    ...STATIC_VPN,
    ...VPN,
    ...MACSEC,
    ...VPC_ROUTING,
    ...TRANSIT_TABLES,
    ...ZONES,
    ...ALARMS,
    ...FAILOVER_TESTS,
  ]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(rule => [rule.id, rule] as const),
)
