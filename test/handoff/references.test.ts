import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withoutUnwrittenTunnels } from '../../src/handoff/router/ipv6Tunnels.ts'
import { ROUTER_PLATFORMS } from '../../src/handoff/router/routerPlatforms.ts'
import { ROUTER_PLATFORM_NAMES, type RouterPlatformName } from '../../src/resources/routerPlatforms.ts'
import { applied, EXAMPLES, exported, modelOf } from './exported.ts'

/** How a platform names policies where it makes them and where it uses them: the first group is the name. */
const NAMES: { readonly [Platform in RouterPlatformName]?: readonly { made: RegExp; used: RegExp }[] } = {
  'ios-xe': [
    { made: /^ip(?:v6)? prefix-list (\S+) seq/gm, used: /match ip(?:v6)? address prefix-list (\S+)/g },
    { made: /^route-map (\S+) (?:permit|deny)/gm, used: /(?:neighbor \S+|redistribute \S+) route-map (\S+)/g },
    { made: /^crypto ikev2 keyring (\S+)/gm, used: /keyring local (\S+)/g },
    { made: /^crypto ipsec transform-set (\S+)/gm, used: /set transform-set (\S+)/g },
    { made: /^crypto ipsec profile (\S+)/gm, used: /tunnel protection ipsec profile (\S+)/g },
  ],
  'nx-os': [
    { made: /^ip(?:v6)? prefix-list (\S+) seq/gm, used: /match ip(?:v6)? address prefix-list (\S+)/g },
    { made: /^route-map (\S+) (?:permit|deny)/gm, used: /^ +route-map (\S+) (?:in|out)/gm },
  ],
  eos: [
    { made: /^ip(?:v6)? prefix-list (\S+)/gm, used: /match ip(?:v6)? address prefix-list (\S+)/g },
    { made: /^route-map (\S+) (?:permit|deny)/gm, used: /(?:neighbor \S+|redistribute \S+) route-map (\S+)/g },
    { made: /^ +profile (\S+)/gm, used: /tunnel ipsec profile (\S+)/g },
  ],
  frr: [
    { made: /^ip(?:v6)? prefix-list (\S+) seq/gm, used: /match ip(?:v6)? address prefix-list (\S+)/g },
    { made: /^route-map (\S+) (?:permit|deny)/gm, used: /(?:neighbor \S+|redistribute \S+) route-map (\S+)/g },
    { made: /^ profile (\S+)/gm, used: /bfd profile (\S+)/g },
  ],
  bird: [
    { made: /^define (\S+) =/gm, used: /net !?~ ((?:IN|OUT)_\w+)/g },
    { made: /^filter (\S+) \{/gm, used: /(?:import|export) filter (\w+);/g },
  ],
  'junos-mx': [
    { made: /policy-options prefix-list (\S+)/g, used: /from prefix-list (\S+)/g },
    { made: /policy-statement (\S+)/g, used: / (?:import|export) (\S+)/g },
  ],
  'junos-srx': [
    { made: /policy-options prefix-list (\S+)/g, used: /from prefix-list (\S+)/g },
    { made: /policy-statement (\S+)/g, used: / (?:import|export) (\S+)/g },
    { made: /^set security ike gateway (\S+)/gm, used: /ipsec vpn \S+ ike gateway (\S+)/g },
    { made: /^set security ipsec policy (\S+)/gm, used: /ike ipsec-policy (\S+)/g },
  ],
  routeros: [
    { made: /chain=((?:IN|OUT)-\S+)/g, used: /(?:input\.filter|output\.filter-chain)=(\S+)/g },
    { made: /address-list add list=(\S+)/g, used: /output\.network=(\S+)/g },
    { made: /ipsec profile add name=(\S+)/g, used: / profile=(\S+)/g },
    { made: /ipsec proposal add name=(\S+)/g, used: / proposal=(\S+)/g },
  ],
  vyos: [
    { made: /policy prefix-list6? (\S+)/g, used: /match ip(?:v6)? address prefix-list (\S+)/g },
    { made: /policy route-map (\S+)/g, used: / route-map (?:import |export )?((?:IN|OUT)-\S+|VPN-STATICS\S*)$/gm },
    { made: /ike-group (\S+) key-exchange/g, used: /peer \S+ ike-group (\S+)/g },
    { made: /esp-group (\S+) lifetime/g, used: /vti esp-group (\S+)/g },
  ],
  panos: [
    { made: /peer-group (\S+) type/g, used: /used-by (\S+)/g },
    { made: /ike gateway (\S+) protocol version/g, used: /auto-key ike-gateway (\S+)/g },
    { made: /ipsec-crypto-profiles (\S+) esp/g, used: /auto-key ipsec-crypto-profile (\S+)/g },
  ],
  fortios: [{ made: /edit "((?:IN|OUT)-[^"]+)"/g, used: /(?:match-ip6?-address|route-map-(?:in|out)6?) "([^"]+)"/g }],
  pfsense: [{ made: /name: ((?:IN|OUT)-\S+)/g, used: /(?:matchPrefixList|routeMap(?:In|Out)): (\S+)/g }],
  opnsense: [{ made: /name: ((?:IN|OUT)-\S+)/g, used: /(?:matchPrefixList|routeMap(?:In|Out)): (\S+)/g }],
}

/** Lines without comments: what is said about a thing is not the thing. */
function code(text: string): string {
  return text
    .split('\n')
    .filter(line => !/^[!#]/.test(line))
    .join('\n')
}

function names(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, name]) => name ?? ''))].sort()
}

function times(text: string, what: string): number {
  return text.split(new RegExp(`(?<![\\d.])${what.replaceAll('.', '\\.')}(?![\\d])`)).length - 1
}

for (const example of EXAMPLES) {
  for (const platform of ROUTER_PLATFORM_NAMES) {
    test(`${platform}, ${example}: what is used is made and what is made is used; addresses, VLANs and ASNs are there`, async () => {
      const estate = await applied(example)
      for (const { body } of estate.world.all('router')) {
        const result = exported(estate, body.name, platform, true)
        if ('refused' in result) continue
        const text = code(result.files.map(file => file.text).join('\n'))
        for (const { made, used } of NAMES[platform] ?? []) assert.deepEqual(names(text, used), names(text, made), `${made}`)
        const router = withoutUnwrittenTunnels(modelOf(estate, body.name), ROUTER_PLATFORMS[platform])
        if (platform !== 'strongswan' && platform !== 'libreswan') {
          for (const each of router.interfaces) {
            assert.match(text, new RegExp(`(?<!\\d)${each.vlan}(?!\\d)`))
            for (const { address } of each.addresses) assert.ok(times(text, address) > 0, address)
          }
          for (const { peer, asn, key } of router.neighbours) {
            assert.ok(times(text, peer) > 0 && times(text, String(asn)) > 0, `${peer} as ${asn}`)
            if (key !== undefined) assert.equal(text.split(key).length - 1, 1, 'a key stands there once')
          }
        }
        for (const { outside, key } of platform.endsWith('mx') ? [] : router.tunnels) {
          assert.ok(text.includes(outside.amazon), outside.amazon)
          assert.equal(text.split(key).length - 1, 1, 'a pre-shared key stands there once')
        }
      }
    })
  }
}

for (const example of EXAMPLES) {
  test(`${example}: braces and blocks are balanced, and no key is in what is written without --secrets`, async () => {
    const estate = await applied(example)
    for (const { body } of estate.world.all('router')) {
      const keys = [...modelOf(estate, body.name).neighbours, ...modelOf(estate, body.name).tunnels].flatMap(
        ({ key }) => key ?? [],
      )
      assert.ok(keys.length > 0)
      for (const platform of ROUTER_PLATFORM_NAMES) {
        const result = exported(estate, body.name, platform, false)
        if ('refused' in result) continue
        for (const { name, text } of result.files) {
          assert.deepEqual(
            keys.filter(key => text.includes(key)),
            [],
            `${platform} ${name}`,
          )
          const own = code(text)
          assert.equal(own.split('{').length, own.split('}').length, `${platform} ${name}`)
          if (platform !== 'fortios') continue
          const opened = own.match(/^ *(?:config|edit) /gm)?.length
          const closed = own.match(/^ *(?:end|next)$/gm)?.length
          assert.equal(opened, closed)
        }
      }
    }
  })
}

test('an even MTU, and no tunnels: what a platform cannot do is adapted to or refused with the reason', async () => {
  const two = await applied('two-locations')
  const switched = exported(two, 'edge-1', 'nx-os', false)
  assert.ok(!('refused' in switched))
  assert.match(switched.files[0]?.text ?? '', /^ {2}mtu 9000$/m)
  for (const [router, platform, says] of [
    ['edge-2', 'nx-os', /^Router edge-2 has 2 VPN tunnels, and NX-OS is no VPN device/],
    ['edge-2', 'junos-mx', /JunOS on MX has IPsec only on a services card/],
    ['edge-1', 'strongswan', /^Router edge-1 has no VPN tunnels, and strongSwan/],
  ] as const) {
    const result = exported(two, router, platform, false)
    assert.ok('refused' in result)
    assert.match(result.refused, says)
  }
})

for (const [example, router, says, because] of [
  ['two-locations', 'edge-2', /^vif-b primary 200, backup backup 100, backup backup 100$/, 'Direct Connect is preferred to VPN'],
  [
    'encrypted-direct-connect',
    'edge-2',
    /^vif-b primary 200, sealed-b backup 100, sealed-b backup 100, last-resort backup 90, last-resort backup 90$/,
    'the estate puts the Internet behind the sealed tunnels',
  ],
  ['nobody-tested-failover', 'edge-1', /^vif primary 200$/, 'a static VPN has no session'],
] as const) {
  test(`${example} ${router}: ${because}`, async () => {
    const { neighbours } = modelOf(await applied(example), router)
    const said = neighbours.map(({ policy: { name, role, localPreference } }) => `${name} ${role} ${localPreference}`).join(', ')
    assert.match(said, says)
  })
}

test('private tunnels start from the router’s own address inside the site, at the MTU that is left', async () => {
  const { tunnels, loopbacks } = modelOf(await applied('encrypted-direct-connect'), 'edge-1')
  assert.deepEqual(loopbacks, ['10.0.255.1'])
  assert.deepEqual(
    tunnels.map(({ outside, isPrivate, mtu, mss }) => [outside.customer, isPrivate, mtu, mss]),
    [
      ['10.0.255.1', true, 1446, 1406],
      ['10.0.255.1', true, 1446, 1406],
    ],
  )
})
