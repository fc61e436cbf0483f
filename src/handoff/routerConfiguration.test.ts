import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parsePrefix } from '../net/prefix.ts'
import type { BgpPeer, VirtualInterface } from '../resources/virtualInterface.ts'
import { routerFacts } from './routerConfigurationFacts.ts'
import { ROUTER_PLATFORMS, routerPlatform } from './routerConfigurationPlatforms.ts'
import { routerConfigurationXml } from './routerConfigurationXml.ts'

const PEER: BgpPeer = {
  id: 'dxpeer-aaaaaaaa',
  addressFamily: 'ipv4',
  asn: 65_000,
  authKey: 'Secret&<key>1',
  amazonAddress: '169.254.20.1/30',
  customerAddress: '169.254.20.2/30',
  state: 'available',
}
const PEER6: BgpPeer = {
  ...PEER,
  id: 'dxpeer-bbbbbbbb',
  addressFamily: 'ipv6',
  amazonAddress: 'fd4c::1/125',
  customerAddress: 'fd4c::2/125',
}

function vif(change: Partial<VirtualInterface> = {}): VirtualInterface {
  return {
    type: 'private',
    connectionId: 'dxcon-aaaaaaaa',
    name: 'my "vif"; drop',
    vlan: 100,
    mtu: 9001,
    state: 'available',
    createdAt: 0,
    ownerAccount: '123456789012',
    amazonSideAsn: 64_600,
    peers: [PEER, PEER6],
    siteLinkEnabled: false,
    routeFilterPrefixes: [],
    tags: {},
    ...change,
  }
}

const announced = ['198.51.100.0/24', '2001:db8::/48'].map(text => parsePrefix(text)!)

test('the platforms have identifiers of AWS’s form, each once, and are found without regard to case', () => {
  const identifiers = ROUTER_PLATFORMS.map(({ identifier }) => identifier)
  assert.equal(identifiers.length, 9)
  assert.equal(new Set(identifiers).size, 9)
  assert.equal(identifiers[0], 'CiscoSystemsInc-2900SeriesRouters-IOS124')
  assert.equal(routerPlatform('ciscosystemsinc-2900seriesrouters-ios124'), ROUTER_PLATFORMS[0])
  assert.equal(routerPlatform('3Com'), undefined)
})

for (const { identifier, configuration } of ROUTER_PLATFORMS) {
  test(`${identifier} gets everything that both ends agreed on, and nothing that it could not quote`, () => {
    const text = configuration(routerFacts('dxvif-aaaaaaaa', vif(), []))
    for (const fact of [
      '100',
      '65000',
      '64600',
      '169.254.20.1',
      '169.254.20.2',
      'fd4c::1',
      'fd4c::2',
      'Secret&<key>1',
      'dxvif-aaaaaaaa',
    ]) {
      assert.ok(text.includes(fact), `${fact} is missing in\n${text}`)
    }
    assert.ok(text.includes('my-vif-drop') && !text.includes('drop;') && !text.includes('"vif"'))
    assert.match(text, /90(19|01)/, 'the MTU, with or without the 18 bytes of its frame')
    assert.match(text, /bfd/i)
    assert.ok(text.endsWith('\n') && !/undefined|NaN|\[object/.test(text))
  })

  test(`${identifier} announces what a public virtual interface was ordered for`, () => {
    const text = configuration(routerFacts('dxvif-aaaaaaaa', vif({ type: 'public', amazonSideAsn: 7224 }), announced))
    assert.match(text, /198\.51\.100\.0/)
    assert.match(text, /2001:db8::\/48/)
    assert.ok(text.includes('7224'))
  })
}

test('a peer with another AS number is local to its neighbour on Cisco-like routers', () => {
  const facts = routerFacts('dxvif-aaaaaaaa', vif({ peers: [PEER, { ...PEER6, asn: 65_001 }] }), [])
  for (const { platform, configuration } of ROUTER_PLATFORMS.filter(({ vendor }) => /Cisco|Arista|FRR/.test(vendor))) {
    assert.match(configuration(facts), /local-as 65001 no-prepend replace-as/, platform)
  }
})

test('IOS, as a person would type it', () => {
  const text = ROUTER_PLATFORMS[0]?.configuration(
    routerFacts('dxvif-aaaaaaaa', vif({ peers: [PEER], name: 'vif-a' }), announced.slice(0, 1)),
  )
  assert.equal(
    text,
    `bfd-template single-hop direct-connect
 interval min-tx 300 min-rx 300 multiplier 3
!
interface GigabitEthernet0/1.100
 description "Direct Connect vif-a dxvif-aaaaaaaa"
 encapsulation dot1Q 100
 ip address 169.254.20.2 255.255.255.252
 ip mtu 9001
 bfd template direct-connect
 no shutdown
!
router bgp 65000
 bgp log-neighbor-changes
 neighbor 169.254.20.1 remote-as 64600
 neighbor 169.254.20.1 password Secret&<key>1
 neighbor 169.254.20.1 timers 30 90
 neighbor 169.254.20.1 fall-over bfd
 address-family ipv4 unicast
  neighbor 169.254.20.1 activate
  neighbor 169.254.20.1 send-community
  network 198.51.100.0 mask 255.255.255.0
 exit-address-family
!
ip route 198.51.100.0 255.255.255.0 Null0 254
`,
  )
})

test('the XML has AWS’s elements of the first peer, escaped, and the platform’s text where there is one', () => {
  const alone = routerConfigurationXml('dxvif-aaaaaaaa', vif())
  assert.ok(
    alone.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<logical_connection id="dxvif-aaaaaaaa">\n  <vlan>100</vlan>\n'),
  )
  assert.match(alone, /<bgp_auth_key>Secret&amp;&lt;key&gt;1<\/bgp_auth_key>/)
  assert.ok(!alone.includes('router_configuration'))
  assert.match(
    routerConfigurationXml('dxvif-aaaaaaaa', vif(), 'a < b\n'),
    /<router_configuration>a &lt; b\n<\/router_configuration>/,
  )
})
