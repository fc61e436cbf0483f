import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { NeighbourPolicy } from '../../src/resources/customerSide.ts'
import { ROUTER_PLATFORM_NAMES, type RouterPlatformName } from '../../src/resources/routerPlatforms.ts'
import { edgeWith } from './exported.ts'

interface Written {
  /** Three prefixes, and whoever closes the session stays closed; in both families. */
  readonly closed: readonly RegExp[]
  /** Three prefixes, and a try after 900 s. */
  readonly tried: readonly RegExp[]
  /** What is said of a time that has no words there. */
  readonly warned?: RegExp
}

const FOUR = '169\\.254\\.\\S+'
const SIX = 'fd\\S+:\\S+'
const EACH = [FOUR, SIX]

/** One pattern for each family's neighbour. */
function each(pattern: (peer: string, six: boolean) => string): RegExp[] {
  return EACH.map(peer => new RegExp(pattern(peer, peer === SIX), 'm'))
}

const CISCO: Written = {
  closed: each(peer => `^  neighbor ${peer} maximum-prefix 3$`),
  tried: each(peer => `^  neighbor ${peer} maximum-prefix 3 restart 15$`),
}

function junos(way: string): RegExp[] {
  return each((peer, six) => {
    const own = `^set protocols bgp group AWS-vif-a\\S* neighbor ${peer} family inet${six ? '6' : ''} unicast accepted-prefix-limit`
    return `${own} maximum 3\\n${own.slice(1)} teardown 80 idle-timeout ${way}$`
  })
}

const JUNOS: Written = { closed: junos('forever'), tried: junos('15') }

const EOS_LIMIT = each(peer => `^   neighbor ${peer} maximum-routes 3$`)
const VYOS = each((peer, six) => `^set protocols bgp neighbor ${peer} address-family ipv${six ? 6 : 4}-unicast maximum-prefix 3$`)
const BIRD = [
  /^ {2}ipv4 \{\n(?: {4}.*\n)* {4}import limit 3 action disable;$/m,
  /^ {2}ipv6 \{\n(?: {4}.*\n)* {4}import limit 3 action disable;$/m,
]
const FORTI_OS = [/^ {12}set maximum-prefix 3$/m, /^ {12}set maximum-prefix6 3$/m]
const ROUTER_OS = [/ input\.limit-process-routes-ipv4=3 /, / input\.limit-process-routes-ipv6=3 /]
const PAN_OS = [/ peer vif-a max-prefixes 3$/m, / peer vif-a-v6 max-prefixes 3$/m]

/** What each platform that has BGP writes. */
const WRITTEN = {
  frr: CISCO,
  'ios-xe': CISCO,
  'nx-os': {
    closed: [/(?<=ipv4 unicast\n(?: {6}.*\n)*) {6}maximum-prefix 3$/m, /(?<=ipv6 unicast\n(?: {6}.*\n)*) {6}maximum-prefix 3$/m],
    tried: [
      /(?<=ipv4 unicast\n(?: {6}.*\n)*) {6}maximum-prefix 3 restart 15$/m,
      /(?<=ipv6 unicast\n(?: {6}.*\n)*) {6}maximum-prefix 3 restart 15$/m,
    ],
  },
  'junos-mx': JUNOS,
  'junos-srx': JUNOS,
  eos: { closed: EOS_LIMIT, tried: [...EOS_LIMIT, ...each(peer => `^   neighbor ${peer} idle-restart-timer 900$`)] },
  bird: { closed: BIRD, tried: BIRD, warned: /error wait time.* is opened by `birdc enable vif_a`, `birdc enable vif_a_v6`\./ },
  vyos: {
    closed: VYOS,
    tried: VYOS,
    warned: /no word for its restart\. .* by `vtysh -c "clear bgp ipv4 169\S+"`, `vtysh -c "clear bgp ipv6 fd\S+"`\./,
  },
  fortios: {
    closed: FORTI_OS,
    tried: FORTI_OS,
    warned: /no time for it\. .* by `execute router clear bgp ip 169\S+`, `execute router clear bgp ipv6 fd\S+`\./,
  },
  routeros: { closed: ROUTER_OS, tried: ROUTER_OS, warned: /tried again after 900 s: RouterOS processes about so many/ },
  panos: { closed: PAN_OS, tried: PAN_OS, warned: /tried again after 900 s: PAN-OS has max-prefixes, and no time/ },
  pfsense: {
    closed: [
      /description: vif-a\n(?: {4}.*\n)* {4}maximumPrefixes: 3$/m,
      /description: vif-a-v6\n(?: {4}.*\n)* {4}maximumPrefixes: 3$/m,
    ],
    tried: [
      /description: vif-a\n(?: {4}.*\n)* {4}maximumPrefixes: 3\n {4}restartInterval: 15 # minutes$/m,
      /description: vif-a-v6\n(?: {4}.*\n)* {4}maximumPrefixes: 3\n {4}restartInterval: 15 # minutes$/m,
    ],
  },
  opnsense: {
    closed: [/vif-a, vif-a-v6 may tell at most 3 prefixes: os-frr has no field/],
    tried: [/vif-a, vif-a-v6 may tell at most 3 prefixes, and is tried again after 900 s: os-frr has no field/],
    warned: /os-frr has no field/,
  },
} as const satisfies Partial<Record<RouterPlatformName, Written>>

type WithBgp = keyof typeof WRITTEN

/** Words of a time until the next try, in any language here. */
const TIMED = /maximum-prefix \d+ restart|idle-timeout \d|idle-restart-timer|restartInterval/

function edge(platform: RouterPlatformName, policy: NeighbourPolicy, prefixes: readonly string[] = []) {
  const advertise = prefixes.length > 0 ? { advertise: prefixes } : {}
  return edgeWith('dual-stack', platform, { policies: { 'vif-a': { ...policy, ...advertise } } })
}

for (const platform of Object.keys(WRITTEN) as WithBgp[]) {
  const { closed, tried, warned }: Written = WRITTEN[platform]
  const isOther = platform === 'routeros' || platform === 'panos' || platform === 'opnsense'

  test(`${platform} writes how many prefixes a neighbour may tell, for each family, and when it is tried again`, async () => {
    const [never, later] = [
      await edge(platform, { maximumPrefixes: 3 }),
      await edge(platform, { maximumPrefixes: 3, restartAfterLimitSeconds: 900 }),
    ]
    for (const line of closed) assert.match(never.text, line)
    for (const line of tried) assert.match(later.text, line)
    assert.doesNotMatch(never.text, TIMED)
    assert.equal(TIMED.test(later.text), warned === undefined)
    if (warned) assert.match(later.warnings, warned)
    else assert.doesNotMatch(later.warnings, /restartAfterLimit|may tell/)
    // What a platform does not do with a session over its limit is said with and without a time.
    assert.equal(/may tell at most 3/.test(never.warnings), isOther)
    assert.doesNotMatch(`${never.warnings}${later.warnings}`, /configured by hand: it is (3|900)/)
  })

  test(`${platform} has a guard and no time where the estate says nothing`, async () => {
    const { text, warnings } = await edge(platform, {})
    assert.doesNotMatch(text, TIMED)
    for (const line of platform === 'opnsense' ? [] : closed) assert.doesNotMatch(text, line)
    assert.equal(/may tell/.test(warnings), platform === 'opnsense')
  })
}

test('every platform but those of tunnels alone is tested', () => {
  const untested = ROUTER_PLATFORM_NAMES.filter(name => !(name in WRITTEN))
  assert.deepEqual(untested, ['strongswan', 'libreswan'])
})

test('a time that is no whole number of minutes is rounded up and said, and one that is too long is the longest', async () => {
  const ninety = { maximumPrefixes: 3, restartAfterLimitSeconds: 90 }
  for (const platform of ['frr', 'ios-xe', 'nx-os', 'pfsense', 'junos-mx'] as const) {
    const { text, warnings } = await edge(platform, ninety)
    assert.match(text, /maximum-prefix 3 restart 2$|restartInterval: 2 |idle-timeout 2$/m)
    assert.match(warnings, /restartAfterLimit of vif-a, vif-a-v6, 90 s, is 2 min here: .* counts in whole minutes\./)
  }
  const eos = await edge('eos', ninety)
  assert.match(eos.text, / idle-restart-timer 90$/m)
  assert.doesNotMatch(eos.warnings, /restartAfterLimit/)
  const longest = { maximumPrefixes: 3, restartAfterLimitSeconds: 3_932_100 }
  const junos = await edge('junos-srx', longest)
  assert.match(junos.text, / teardown 80 idle-timeout 2400$/m)
  assert.match(junos.warnings, /3932100 s, is 2400 min here: Juniper JunOS 21 on SRX waits no longer\./)
  assert.match((await edge('frr', longest)).text, / maximum-prefix 3 restart 65535$/m)
})

test('a time alone is of the guard that is written', async () => {
  const timed = { restartAfterLimitSeconds: 900 }
  assert.match((await edge('frr', timed)).text, / maximum-prefix 100 restart 15$/m)
  assert.match((await edge('junos-mx', timed)).text, / unicast prefix-limit teardown 80 idle-timeout 15$/m)
  assert.match((await edge('junos-mx', {})).text, / unicast prefix-limit teardown 80$/m)
})

test('what AWS takes of this router is another limit: neither changes the other', async () => {
  const many = Array.from({ length: 101 }, (_, i) => `10.1.${i}.0/24`)
  for (const maximumPrefixes of [3, 500]) {
    const { text, warnings } = await edge('frr', { maximumPrefixes }, many)
    assert.match(warnings, /vif-a announces 101 prefixes; AWS closes a session with more than 100 by default\./)
    assert.equal(text.match(/^ip prefix-list OUT-vif-a /gm)?.length, 101)
    assert.match(text, new RegExp(`^  neighbor ${FOUR} maximum-prefix ${maximumPrefixes}$`, 'm'))
  }
  assert.doesNotMatch((await edge('frr', { maximumPrefixes: 3 })).warnings, /AWS closes a session/)
})
