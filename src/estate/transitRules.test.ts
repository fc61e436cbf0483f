import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseEstate } from './parseEstate.ts'

const HEAD = 'landbridge: 1\nregion: us-east-1\n'
const SITE = 'sites: { office: { prefixes: [10.0.0.0/16], routers: { edge: {} }, hosts: { desk: 10.0.1.10 } } }\n'
const VPCS = 'vpcs: { prod: { cidr: 10.20.0.0/16 }, dev: { cidr: 10.30.0.0/16 } }\n'

const core = (body: string) => `transitGateways: { core: { asn: 64513, ${body} } }\n`
const tables = (body: string) => core(`vpcs: [prod, dev], routeTables: { ${body} }`)
const onHub = (families: string, allowed: string) =>
  `${SITE}connections: { dx: { location: EqDC2, bandwidth: 1Gbps, router: edge } }
virtualInterfaces: { vif: { connection: dx, type: transit, vlan: 1, gateway: hub, addressFamilies: ${families} } }
directConnectGateways: { hub: { asn: 64600, transitGateways: { core: { allowed: ${allowed} } } } }
vpcs: { prod: { cidr: 10.20.0.0/16, ipv6Cidr: '2001:db8:20::/56' } }
${core('vpcs: [prod], cidrs: [10.255.0.0/24]')}`
const BOTH = 'a: { associate: [prod, dev], propagate: [prod, dev] }'

const WRONG: readonly (readonly [because: string, text: string, summary: string])[] = [
  [
    'an unknown VPC',
    VPCS + core('vpcs: [prd]'),
    'error 4 transitGateways.core.vpcs.0 is prd, and there is no VPC of that name: did you mean prod?',
  ],
  [
    'a star that matches nothing',
    VPCS + core('vpcs: [test-*]'),
    'error 4 transitGateways.core.vpcs.0 is test-*, and there is no VPC of that name; there are prod, dev.',
  ],
  [
    'an unknown attachment',
    VPCS + tables(`${BOTH.replace('propagate: [prod', 'propagate: [hub')}`),
    'error 4 transitGateways.core.routeTables.a.propagate.0 is hub, and there is no attachment of core of that name; there are prod, dev.',
  ],
  [
    'a route to nowhere',
    VPCS + core('vpcs: [prod, dev], routes: { 10.9.0.0/16: blackhol }'),
    'error 4 transitGateways.core.routes.10.9.0.0/16 is blackhol, and there is no attachment of core of that name: did you mean blackhole?',
  ],
  [
    'a VPC route to what it is not attached to',
    `vpcs: { prod: { cidr: 10.20.0.0/16, routes: { 10.0.0.0/8: core } } }\n${core('vpcs: []')}`,
    'error 3 vpcs.prod.routes.10.0.0.0/8 is core, and there is no transit gateway or VPC peering of prod of that name; the file has none.',
  ],
  [
    'no allowed prefixes',
    `directConnectGateways: { hub: { asn: 64600, transitGateways: { core: {} } } }\n${core('vpcs: []')}`,
    'error 3 directConnectGateways.hub.transitGateways.core lacks allowed; it takes a list of CIDRs.',
  ],
  [
    'equal AS numbers',
    'directConnectGateways: { hub: { transitGateways: { core: { allowed: [10.0.0.0/8] } } } }\ntransitGateways: { core: {} }\n',
    'error 3 directConnectGateways.hub and transitGateways.core both have the AS number 64512, which is what both have where nothing is said; AWS refuses to associate them: give one of them another `asn`, such as 64513.',
  ],
  [
    'equal AS numbers, and the next ones are taken',
    `${SITE.replace('edge: {}', 'edge: { asn: 64514 }')}directConnectGateways: { hub: { asn: 64513, transitGateways: { core: { allowed: [10.0.0.0/8] } } } }\n${core('vpcs: []')}vpcs: { prod: { cidr: 10.20.0.0/16, gateway: { asn: 64515 } } }\n`,
    'error 4 directConnectGateways.hub and transitGateways.core both have the AS number 64513; AWS refuses to associate them: give one of them another `asn`, such as 64516.',
  ],
  [
    'both roles of a Direct Connect gateway',
    `${VPCS}directConnectGateways: { hub: { asn: 64600, vpcs: [prod], transitGateways: { core: { allowed: [10.0.0.0/8] } } } }\n${core('vpcs: []')}`,
    'error 4 directConnectGateways.hub has both vpcs and transitGateways; AWS lets a Direct Connect gateway reach one or the other: make a second one for private virtual interfaces.',
  ],
  [
    'overlapping allowed prefixes',
    'directConnectGateways: { hub: { asn: 64600, transitGateways: { core: { allowed: [10.0.0.0/8] }, two: { allowed: [10.1.0.0/16] } } } }\ntransitGateways: { core: { asn: 64513 }, two: { asn: 64514 } }\n',
    'error 3 10.1.0.0/16 is allowed for two and 10.0.0.0/8 for core; the lists of two transit gateways must not overlap.',
  ],
  [
    'a prefix that the site would not learn',
    `${VPCS}directConnectGateways: { hub: { asn: 64600, transitGateways: { core: { allowed: [10.20.0.0/16] } } } }\n${core('vpcs: [prod, dev]')}`,
    'warning 4 10.30.0.0/16 of dev is in none of the allowed prefixes, so the site learns no way to it over hub; add it.',
  ],
  [
    'a prefix of which the site would learn a half',
    `${VPCS}directConnectGateways: { hub: { asn: 64600, transitGateways: { core: { allowed: [10.20.0.0/16, 10.30.0.0/17] } } } }\n${core('vpcs: [prod, dev]')}`,
    'warning 4 10.30.0.0/16 of dev is in none of the allowed prefixes as a whole, so the site learns a way to a part of it alone over hub; add it.',
  ],
  [
    'a block of IPv4 on a gateway that has sessions of both families',
    onHub('[ipv4, ipv6]', "['2001:db8:20::/56']"),
    'warning 6 10.20.0.0/16 of prod is in none of the allowed prefixes, so the site learns no way to it over hub; add it.',
  ],
  [
    'a block of IPv6 where no session is IPv4',
    onHub('[ipv6]', '[10.20.0.0/16]'),
    'warning 6 2001:db8:20::/56 of prod is in none of the allowed prefixes, so the site learns no way to it over hub; add it.',
  ],
  [
    'a VPC without a route',
    `vpcs: { prod: { cidr: 10.20.0.0/16, routes: {} } }\n${core('vpcs: [prod]')}`,
    'warning 3 vpcs.prod.routes has no route to core, so prod sends nothing to it; add one such as `10.0.0.0/8: core`, or leave `routes` out to have those it needs.',
  ],
  [
    'a VPC of another Region',
    `vpcs: { prod: { cidr: 10.20.0.0/16, region: eu-west-1 } }\n${core('vpcs: [prod]')}`,
    'error 4 prod is in eu-west-1 and core in us-east-1; a VPC is attached in its own Region: give eu-west-1 a transit gateway and peer both.',
  ],
  [
    'overlapping attachments',
    `vpcs: { prod: { cidr: 10.20.0.0/16 }, dev: { cidr: 10.20.0.0/16 } }\n${core('vpcs: [prod, dev]')}`,
    'warning 4 10.20.0.0/16 of dev and 10.20.0.0/16 of prod overlap on core: only that of prod is propagated, and neither VPC reaches the other.',
  ],
  [
    'nobody associates it',
    VPCS + tables('a: { associate: [prod], propagate: [prod, dev] }'),
    'warning 4 dev is on core and no route table of it associates dev, so all that comes from there is dropped; add it to one `associate`.',
  ],
  [
    'two associate it',
    VPCS + tables('a: { associate: [prod, dev] }, b: { associate: [dev] }'),
    'error 4 dev is associated by transitGateways.core.routeTables.a and transitGateways.core.routeTables.b; it takes one.',
  ],
  [
    'routes in two places',
    VPCS + core(`vpcs: [prod, dev], routes: { 10.9.0.0/16: blackhole }, routeTables: { ${BOTH} }`),
    'error 4 transitGateways.core has both routes and routeTables; write the routes into one of the tables.',
  ],
  [
    'a static VPN without a way back',
    `${SITE}vpnConnections: { vpn: { router: edge, transitGateway: core, routing: static } }\n${core('vpcs: []')}`,
    'warning 4 vpnConnections.vpn has static routing, and no route of core leads to it: AWS sends nothing into its tunnels, so it has no way back; write one into the `routes` of core, or use `routing: bgp`.',
  ],
  [
    'routes of a VPN on a transit gateway',
    `${SITE}vpnConnections: { vpn: { router: edge, transitGateway: core, routing: static, routes: [10.0.0.0/16] } }\n${core('routes: { 10.0.0.0/16: vpn }')}`,
    'error 4 vpnConnections.vpn has routes, and those of a VPN on a transit gateway are in its route tables: write them into the `routes` of core, such as `10.0.0.0/16: vpn`.',
  ],
  [
    'neither gateway',
    `${SITE}vpnConnections: { vpn: { router: edge, routing: bgp } }\n`,
    'error 4 vpnConnections.vpn has neither vpc nor transitGateway; it needs one of them.',
  ],
  [
    'a private-IP VPN without blocks',
    `${SITE}directConnectGateways: { hub: { asn: 64600, transitGateways: { core: { allowed: [10.0.0.0/8] } } } }\nvpnConnections: { vpn: { router: edge, transitGateway: core, routing: bgp, private: { gateway: hub, address: 10.0.1.1 } } }\n${core('vpcs: []')}`,
    'error 5 vpnConnections.vpn is private, and core has no cidrs of IPv4, which AWS’s ends of its tunnels are taken from; add one such as 10.255.0.0/24.',
  ],
  [
    'a private-IP VPN with a block of IPv6 alone',
    `${SITE}directConnectGateways: { hub: { asn: 64600, transitGateways: { core: { allowed: ['2001:db8:ff::/64'] } } } }\nvpnConnections: { vpn: { router: edge, transitGateway: core, routing: bgp, private: { gateway: hub, address: 10.0.1.1 } } }\n${core("vpcs: [], cidrs: ['2001:db8:ff::/64']")}`,
    'error 5 vpnConnections.vpn is private, and core has no cidrs of IPv4, which AWS’s ends of its tunnels are taken from; add one such as 10.255.0.0/24.',
  ],
  [
    'a block of IPv6 that is too small',
    core("cidrs: [10.255.0.0/24, '2001:db8:ff::/80']"),
    'error 3 transitGateways.core.cidrs.1 is 2001:db8:ff::/80; it takes an IPv4 CIDR of /24 or larger, or an IPv6 one of /64 or larger.',
  ],
  [
    'a block of link-local addresses',
    core('cidrs: [169.254.0.0/16]'),
    'error 3 transitGateways.core.cidrs.0 is 169.254.0.0/16; addresses of 169.254.0.0/16 cannot be used.',
  ],
  [
    'blocks that overlap',
    core('cidrs: [10.255.0.0/16, 10.255.1.0/24]'),
    'error 3 transitGateways.core.cidrs.1 is 10.255.1.0/24, which overlaps 10.255.0.0/16; blocks of a transit gateway are apart.',
  ],
  [
    'a VPN between IPv6 addresses on a virtual private gateway',
    `${SITE}vpcs: { prod: { cidr: 10.20.0.0/16 } }\nvpnConnections: { vpn: { router: edge, vpc: prod, routing: bgp, outsideIpVersion: ipv6 } }\n`,
    'error 5 vpnConnections.vpn is to start from IPv6 addresses, which a virtual private gateway does not support; end it on a transit gateway.',
  ],
  [
    'a private-IP VPN between IPv6 addresses',
    `${SITE}directConnectGateways: { hub: { asn: 64600, transitGateways: { core: { allowed: [10.255.0.0/24] } } } }\nvpnConnections: { vpn: { router: edge, transitGateway: core, routing: bgp, outsideIpVersion: ipv6, private: { gateway: hub, address: 10.0.1.1 } } }\n${core('cidrs: [10.255.0.0/24]')}`,
    'error 5 vpnConnections.vpn is private and to start from IPv6 addresses, and those of a private-IP VPN are IPv4; remove outsideIpVersion.',
  ],
  [
    'a VPN from an IPv6 address that nobody said',
    `${SITE}vpnConnections: { vpn: { router: edge, transitGateway: core, routing: bgp, outsideIpVersion: ipv6 } }\n${core('vpcs: []')}`,
    'error 4 vpnConnections.vpn is to start from IPv6 addresses, and router edge has no publicIpv6Address; write the one it has.',
  ],
  [
    'a private-IP VPN whose far ends nobody learns',
    `${SITE}directConnectGateways: { hub: { asn: 64600, transitGateways: { core: { allowed: [10.20.0.0/16] } } } }\nvpnConnections: { vpn: { router: edge, transitGateway: core, routing: bgp, private: { gateway: hub, address: 10.0.1.1 } } }\n${core('cidrs: [10.255.0.0/24]')}`,
    'error 4 10.255.0.0/24 of core is in none of the allowed prefixes, so the router learns no way to AWS’s ends of vpnConnections.vpn; add it.',
  ],
  [
    'a private-IP VPN from elsewhere',
    `${SITE}directConnectGateways: { hub: { asn: 64600, transitGateways: { core: { allowed: [10.255.0.0/24] } } } }\nvpnConnections: { vpn: { router: edge, transitGateway: core, routing: bgp, private: { gateway: hub, address: 10.9.1.1 } } }\n${core('cidrs: [10.255.0.0/24]')}`,
    'error 5 vpnConnections.vpn.private.address is 10.9.1.1, outside the prefixes that its site announces (10.0.0.0/16), so AWS finds no way to it.',
  ],
  [
    'a private virtual interface in front of transit gateways',
    `${SITE}connections: { dx: { location: EqDC2, bandwidth: 1Gbps, router: edge } }\nvirtualInterfaces: { vif: { connection: dx, type: private, vlan: 1, gateway: hub } }\ndirectConnectGateways: { hub: { asn: 64600, transitGateways: { core: { allowed: [10.0.0.0/8] } } } }\n${core('vpcs: []')}`,
    'error 5 virtualInterfaces.vif is private, and hub reaches transit gateways, which takes virtual interfaces of type transit.',
  ],
  [
    'a peering that nothing leads to',
    'transitGateways: { core: { routes: { 10.0.0.0/8: sea } }, far: { region: eu-west-1 } }\ntransitGatewayPeerings: { sea: { between: [core, far] } }\n',
    'warning 4 No route of far leads to the peering sea, so nothing goes over it from there: peerings propagate nothing; write one into its `routes`.',
  ],
  [
    'a peering that propagates',
    'transitGateways: { core: { routeTables: { a: { associate: [sea], propagate: [sea], routes: { 10.0.0.0/8: sea } } } }, far: { routes: { 10.0.0.0/8: sea } } }\ntransitGatewayPeerings: { sea: { between: [core, far] } }\n',
    'error 3 transitGateways.core.routeTables.a propagates the peering sea, and peerings bring no routes; write them into `routes`, such as `10.0.0.0/8: sea`.',
  ],
  [
    'a static route to a Direct Connect gateway',
    `directConnectGateways: { hub: { asn: 64600, transitGateways: { core: { allowed: [10.0.0.0/8] } } } }\n${core('routes: { 10.0.0.0/16: hub }')}`,
    'error 4 transitGateways.core.routes.10.0.0.0/16 leads to the Direct Connect gateway hub, which takes no static routes; propagate it instead.',
  ],
  [
    'one name for two attachments',
    `vpcs: { hub: { cidr: 10.20.0.0/16 } }\ndirectConnectGateways: { hub: { asn: 64600, transitGateways: { core: { allowed: [10.20.0.0/16] } } } }\n${core('vpcs: [hub]')}`,
    'error 4 hub is on core as transitGateways.core.vpcs.0 and as directConnectGateways.hub; give one of them another name, as route tables name attachments alone.',
  ],
  [
    'a flow from a service',
    `${SITE}services: { archive: { service: s3 } }\nflows: [{ from: archive, to: desk, steady: 1Gbps }]\n`,
    'error 5 flows.0.from is archive, and there is no host of that name; there is desk.',
  ],
  ['an unknown quota', 'quotas: { vpcPerRegion: 9 }\n', 'error 3 quotas.vpcPerRegion is no quota: did you mean vpcsPerRegion?'],
]

for (const [because, text, expected] of WRONG) {
  test(`${because} is told with its place and the fix`, () => {
    const { problems } = parseEstate(HEAD + text, 'estate.yaml')
    assert.deepEqual(
      problems.map(({ severity, line, summary }) => `${severity} ${line} ${summary}`),
      [expected],
    )
  })
}

for (const [because, text] of [
  ['of IPv4, where no session is', onHub('[ipv6]', "['2001:db8:20::/56']")],
  ['of IPv6, where no session is', onHub('[ipv4]', '[10.20.0.0/16]')],
  ['that two halves cover', onHub('[ipv4]', '[10.20.0.0/17, 10.20.128.0/17]')],
  [
    'that a Connect peer tells the router of',
    `${onHub('[ipv4]', '[10.255.0.0/24]')}connectPeers: { gre: { transitGateway: core, gateway: hub, router: edge, address: 10.0.255.1, inside: [169.254.100.0/29] } }\n`,
  ],
  [
    'that a private-IP VPN leads to',
    `${onHub('[ipv4]', '[10.255.0.0/24]')}vpnConnections: { vpn: { router: edge, transitGateway: core, routing: bgp, private: { gateway: hub, address: 10.0.1.1 } } }\n`,
  ],
] as const) {
  test(`nobody is to allow a block ${because}`, () => {
    assert.deepEqual(parseEstate(HEAD + text, 'estate.yaml').problems, [])
  })
}

test('VPCs with the same addresses may be on one transit gateway that keeps them apart', () => {
  const same = 'vpcs: { prod: { cidr: 10.20.0.0/16 }, dev: { cidr: 10.20.0.0/16 } }\n'
  const apart = 'a: { associate: [prod], propagate: [prod] }, b: { associate: [dev], propagate: [dev] }'
  assert.deepEqual(parseEstate(HEAD + same + tables(apart), 'estate.yaml').problems, [])
})

test('a star stands for all that are called so, in the order of the file', () => {
  const text = `${HEAD}vpcs: { prod-b: { cidr: 10.1.0.0/16 }, dev: { cidr: 10.2.0.0/16 }, prod-a: { cidr: 10.3.0.0/16 } }
transitGateways: { core: { vpcs: [prod-*, dev], routeTables: { all: { associate: ['*'], propagate: [dev, '*-a'] } } } }\n`
  const { estate, problems } = parseEstate(text, 'estate.yaml')
  assert.deepEqual(problems, [])
  const { vpcs, routeTables } = estate!.transitGateways.core!
  assert.deepEqual(Object.keys(vpcs), ['prod-b', 'prod-a', 'dev'])
  assert.deepEqual(routeTables?.all?.associate, ['prod-b', 'prod-a', 'dev'])
  assert.deepEqual(routeTables?.all?.propagate, ['dev', 'prod-a'])
})
