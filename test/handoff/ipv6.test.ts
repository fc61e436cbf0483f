import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Family } from '../../src/handoff/router/families.ts'
import type { RouterModel } from '../../src/handoff/router/routerModel.ts'
import { ROUTER_PLATFORMS } from '../../src/handoff/router/routerPlatforms.ts'
import { ROUTER_PLATFORM_NAMES } from '../../src/resources/routerPlatforms.ts'
import { applied, exported, filesOf, modelOf } from './exported.ts'

/** Why the tunnels of these platforms carry IPv4 alone is in docs/export.md. */
const WITHOUT_IPV6_TUNNELS: readonly string[] = ['junos-srx', 'eos', 'routeros', 'pfsense', 'opnsense']

const ONLY_TUNNELS: readonly string[] = ['strongswan', 'libreswan']

/** The router with its virtual interface and its other edge, in one family. */
function alone(router: RouterModel, family: Family): RouterModel {
  const own = <Item extends { readonly family: Family }>(items: readonly Item[]) => items.filter(each => each.family === family)
  const interfaces = router.interfaces.map(each => ({ ...each, addresses: own(each.addresses) }))
  const neighbours = own(router.neighbours)
    .filter(({ over }) => 'vlan' in over)
    .map(each => ({ ...each, over: interfaces.find(({ id }) => id === each.over.id)! }))
  return {
    ...router,
    interfaces,
    neighbours,
    policies: neighbours.map(({ policy }) => policy),
    lan: { ...router.lan, addresses: own(router.lan.addresses) },
    mesh: own(router.mesh),
    originated: own(router.originated),
    tunnels: [],
    statics: [],
    loopbacks: [],
  }
}

/** What differs between the families in any language, by one name. */
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/(?:0\.0\.0\.0|::)\/0/g, 'ANY'],
  [/169\.254\.0\.0\/16|fe80::\/10/g, 'LINK-LOCAL'],
  [/10\.0\.0\.0(?:\/16| (?:mask )?255\.255\.0\.0)|2001:db8:10::\/48/g, 'OWN'],
  [/ 255\.255\.255\.252|\/30|\/125/g, '/LENGTH'],
  [/ 255\.255\.255\.0|\/24|\/64/g, '/LAN'],
  [/le (?:32|128)\b/g, 'le ALL'],
  [/, IPv6>/g, '>'],
  [/[-_]v6\b/gi, ''],
  [/ ipv6 address (\S+) enable-on-interface yes/g, ' ip $1'],
  [/ advertise=no| address-families=ipv6|rib inet6\.0 /g, ''],
  [/set ip6-address/g, 'set ip'],
  // The site has a second prefix of IPv6.
  [/, 2001:db8:11::\/48\+?/g, ''],
  [/accept ipv4 direct/g, 'accept direct'],
  [/ipv[46]/g, 'ip'],
  [/(?<=[a-z])[46]\b/g, ''],
  // Numbers of entries in lists.
  [/\b(?:seq|edit|rule) \d+/g, 'entry'],
]

function lines(platform: (typeof ROUTER_PLATFORM_NAMES)[number], router: RouterModel): string[] {
  const { write } = ROUTER_PLATFORMS[platform]
  const named: readonly (readonly [string, string])[] = [
    ...router.neighbours.flatMap(({ local, peer, key = 'none' }) => [
      [local, 'LOCAL'] as const,
      [peer, 'PEER'] as const,
      [key, 'KEY'] as const,
    ]),
    ...router.mesh.map(({ address }) => [address, 'EDGE'] as const),
    ...router.lan.addresses.map(({ address }) => [address, 'LAN'] as const),
  ]
  const text = write(router)
    .files.flatMap(file => file.lines)
    .join('\n')
  const byName = named.reduce((all, [value, name]) => all.replaceAll(value, name), text)
  return ALIKE.reduce((all, [pattern, name]) => all.replace(pattern, name), byName)
    .split('\n')
    .map(line => line.trim())
}

for (const platform of ROUTER_PLATFORM_NAMES.filter(name => !ONLY_TUNNELS.includes(name))) {
  test(`${platform} says of an IPv6 session whatever it says of an IPv4 session: policy, MD5, BFD, timers, limits`, async () => {
    const router = modelOf(await applied('ipv6-tunnels'), 'edge-2')
    const [of4, of6] = ([4, 6] as const).map(family => lines(platform, alone(router, family)))
    const said = new Set(of6)
    assert.deepEqual(
      [...new Set(of4)].filter(line => !said.has(line)),
      [],
    )
    const { policies, neighbours } = alone(router, 6)
    assert.deepEqual(
      policies.map(({ localPreference, communities, med, prepend }) => [localPreference, ...communities, med, prepend]),
      [[150, '7224:7100', 50, 2]],
    )
    assert.ok(neighbours[0]?.bfd && neighbours[0].key)
    for (const word of ['PEER', 'KEY', 'OWN', 'LINK-LOCAL', '150', '50']) {
      assert.ok(
        of6?.some(line => line.includes(word)),
        word,
      )
    }
  })
}

for (const platform of ROUTER_PLATFORM_NAMES.filter(name => ROUTER_PLATFORMS[name].vpn !== 'none')) {
  const isLeft = WITHOUT_IPV6_TUNNELS.includes(platform)
  test(`${platform} ${isLeft ? 'names the IPv6 tunnels that it leaves out' : 'writes tunnels that carry IPv6'}`, async () => {
    const estate = await applied('ipv6-tunnels')
    const result = exported(estate, 'edge-2', platform, false)
    assert.ok(!('refused' in result))
    const text = result.files.flatMap(file => file.text.split('\n').filter(line => !/^[!#]/.test(line))).join('\n')
    const { tunnels, statics } = modelOf(estate, 'edge-2')
    assert.equal(tunnels.filter(({ family }) => family === 6).length, 4)
    for (const { id, family, outside, inside } of tunnels) {
      const isWarned = result.warnings.some(warning => warning.includes(`(${id}) carries IPv6 and is left out`))
      assert.equal(isWarned, isLeft && family === 6, id)
      assert.equal(text.includes(outside.amazon), !isWarned, outside.amazon)
      if (isWarned) assert.ok(!text.includes(inside.customer))
    }
    assert.deepEqual(
      statics.map(({ prefix, tunnel }) => [prefix.family, tunnel.family]),
      [
        [6, 6],
        [6, 6],
      ],
    )
  })
}

test('a tunnel of IPv6 has a /126 inside and leaves TCP 60 bytes for headers', async () => {
  const { tunnels } = modelOf(await applied('ipv6-tunnels'), 'edge-2')
  assert.deepEqual(
    tunnels.map(({ family, inside, mtu, mss }) => [family, inside.length, mtu - mss]),
    [...Array(2).fill([4, 30, 40]), ...Array(4).fill([6, 126, 60])],
  )
  const script = filesOf(await applied('ipv6-tunnels'), 'edge-2', 'libreswan')['tunnels.sh'] ?? ''
  assert.match(script, /^ip6tables -t mangle -A FORWARD -o ipsec3 .* --set-mss 1386$/m)
  assert.doesNotMatch(script, /ipv4\.conf\.ipsec3\.rp_filter/)
})

test('a backup is one of its own family: the only IPv6 session of a router is no backup', async () => {
  const said = modelOf(await applied('dual-stack'), 'edge-2').policies.map(({ name, family, role }) => [name, family, role])
  assert.deepEqual(said, [
    ['vif-b', 4, 'primary'],
    ['vif-b-v6', 6, 'primary'],
    ['backup', 4, 'backup'],
  ])
})

test('an estate without IPv6 from AWS is written without a word of IPv6', async () => {
  for (const platform of ['frr', 'bird', 'ios-xe', 'junos-srx', 'eos', 'vyos', 'panos', 'fortios', 'routeros'] as const) {
    const text = Object.values(filesOf(await applied('two-locations'), 'edge-2', platform)).join('\n')
    assert.doesNotMatch(text, /ipv6|inet6|::/i, platform)
  }
})
