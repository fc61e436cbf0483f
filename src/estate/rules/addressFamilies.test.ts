import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseEstate } from '../parseEstate.ts'

const HEAD = 'landbridge: 1\nregion: us-east-1\n'
const SITE =
  'sites: { here: { prefixes: [10.0.0.0/16, 2001:db8:10::/48], routers: { edge: {} }, hosts: { app: 10.0.1.1, app6: 2001:db8:10::1 } } }\n'
const VPC = 'vpcs: { prod: { cidr: 10.20.0.0/16, ipv6Cidr: 2001:db8:20::/56, hosts: { db: 10.20.1.1, db6: 2001:db8:20::10 } } }\n'
const PORT = 'connections: { dx: { location: EqDC2, bandwidth: 1Gbps, router: edge } }\n'

/** (given, what is said about it). */
const REFUSED: readonly (readonly [text: string, summary: RegExp])[] = [
  [
    `${SITE}${VPC}flows: [{ from: app, to: db6, steady: 1Gbps }]`,
    /^flows\.0 goes from app, which is IPv4, to db6, which is IPv6, and nothing translates/,
  ],
  [
    `${SITE}services: { files: { service: s3 } }\nflows: [{ from: app6, to: files, steady: 1Gbps }]`,
    /^flows\.0 .* an IPv6 host goes to a service with `addressFamily: ipv6`: both ends/,
  ],
  [
    'vpcs: { prod: { cidr: 10.20.0.0/16, hosts: { db6: 2001:db8:20::10 } } }',
    /a host has an address of its VPC, whose IPv6 block is its `ipv6Cidr`\.$/,
  ],
  [
    'vpcs: { prod: { cidr: 10.20.0.0/16, ipv6Cidr: 2001:db8:20::/48 } }',
    /^vpcs\.prod\.ipv6Cidr is 2001:db8:20::\/48, and Amazon gives a \/56/,
  ],
  [
    'vpcs: { prod: { cidr: 10.20.0.0/16, ipv6Cidr: 2001:db8:20::/50, ipv6Pool: ipv6pool-ec2-1 } }',
    /it takes a \/44, \/48, \/52, \/56 or \/60\.$/,
  ],
  ['vpcs: { prod: { cidr: 10.20.0.0/16, ipv6Pool: ipv6pool-ec2-1 } }', /^vpcs\.prod has ipv6Pool and no ipv6Cidr/],
  [
    'vpcs: { prod: { cidr: 2001:db8:20::/56 } }',
    /it takes an IPv4 CIDR of \/16 to \/28 without host bits such as 10\.20\.0\.0\/16\.$/,
  ],
  ['vpcs: { prod: { cidr: 10.20.0.0/16, ipv6Cidr: 2001:db8:20::1/56 } }', /did you mean 2001:db8:20::\/56\?$/],
  [
    'vpcs: { prod: { cidr: 10.20.0.0/16, ipv6Cidr: 2001:db8:20::/56, subnets: { a: { cidr: 10.20.1.0/24, ipv6Cidr: 2001:db8:30::/64 } } } }',
    /^vpcs\.prod\.subnets\.a\.ipv6Cidr is 2001:db8:30::\/64, outside 10\.20\.0\.0\/16, 2001:db8:20::\/56/,
  ],
  [
    'vpcs: { prod: { cidr: 10.20.0.0/16, ipv6Cidr: 2001:db8:20::/56, subnets: { a: { cidr: 10.20.1.0/24, ipv6Cidr: 2001:db8:20::/60 } } } }',
    /; a subnet has a \/64\.$/,
  ],
  [
    `${SITE}${PORT}virtualInterfaces: { vif: { connection: dx, type: public, vlan: 1, addressFamilies: [ipv6], addresses: { amazon: 192.0.2.1/30, customer: 192.0.2.2/30 }, routeFilterPrefixes: [2001:db8:10::/48] } }`,
    /^virtualInterfaces\.vif has addresses, .* and no ipv4 in addressFamilies; AWS chooses/,
  ],
  [
    `${SITE}${PORT}virtualInterfaces: { vif: { connection: dx, type: public, vlan: 1, addressFamilies: [ipv4, ipv6], routeFilterPrefixes: [192.0.2.0/24, 2001:db8:10::/48] } }`,
    /^virtualInterfaces\.vif is public and has no addresses, which it needs\.$/,
  ],
  [
    `${SITE}services: { files: { service: s3, addressFamily: ipv6 } }\nflows: [{ from: app, to: files, steady: 1Gbps }]`,
    /^flows\.0 goes from app, which is IPv4, to files, which is IPv6/,
  ],
  [
    `${SITE}${VPC}${PORT}virtualInterfaces: { vif: { connection: dx, type: private, vpc: prod, vlan: 1, addressFamilies: [ipv6], addresses: { amazon: 192.0.2.1/30, customer: 192.0.2.2/30 } } }`,
    /and no ipv4 in addressFamilies; AWS chooses those of an IPv6 session\.$/,
  ],
  [
    `${SITE}${VPC}vpnConnections: { vpn: { router: edge, vpc: prod, routing: bgp, insideIpVersion: ipv6 } }`,
    /a VPN on a virtual private gateway carries IPv4 alone; end it on a transit gateway\.$/,
  ],
  [
    'prefixLists: { mine: { cidrs: [10.0.0.0/8, 2001:db8::/32] } }',
    /^prefixLists\.mine\.cidrs has 10\.0\.0\.0\/8 and 2001:db8::\/32; a prefix list is of IPv4 or of IPv6\.$/,
  ],
]

for (const [text, summary] of REFUSED) {
  test(`refused: ${summary.source}`, () => {
    const { estate, problems } = parseEstate(HEAD + text, 'estate.yaml')
    assert.equal(estate, undefined)
    const errors = problems.filter(({ severity }) => severity === 'error').map(each => each.summary)
    assert.equal(errors.length, 1, errors.join('\n'))
    assert.match(errors[0] ?? '', summary)
  })
}

test('IPv6 is kept in its canonical spelling, however it was written', () => {
  const text = `${HEAD}sites: { here: { prefixes: ['2001:0DB8:10::/48'], hosts: { app6: '2001:DB8:10:0::1' } } }`
  const { estate, problems } = parseEstate(text, 'estate.yaml')
  assert.deepEqual(problems, [])
  assert.deepEqual([estate?.sites.here?.prefixes, estate?.sites.here?.hosts], [['2001:db8:10::/48'], { app6: '2001:db8:10::1' }])
})

const PUBLIC = 'connection: dx, type: public, vlan: 1'
const PAIR = 'addresses: { amazon: 192.0.2.1/30, customer: 192.0.2.2/30 }'

for (const [vif, expected] of [
  [`${PUBLIC}, ${PAIR}, addressFamilies: [ipv4, ipv6], routeFilterPrefixes: [192.0.2.0/24, 2001:db8:10::/48]`, undefined],
  [`${PUBLIC}, addressFamilies: [ipv6], routeFilterPrefixes: [2001:db8:10::/48]`, undefined],
  [
    `${PUBLIC}, ${PAIR}, addressFamilies: [ipv4, ipv6], routeFilterPrefixes: [192.0.2.0/24]`,
    /^virtualInterfaces\.vif has an IPv6 session and no IPv6 routeFilterPrefixes: AWS learns no way back over it\.$/,
  ],
  [
    `${PUBLIC}, ${PAIR}, routeFilterPrefixes: [192.0.2.0/24, 2001:db8:10::/48]`,
    /^virtualInterfaces\.vif has 2001:db8:10::\/48 in its routeFilterPrefixes and no ipv6 in addressFamilies: nothing announces it\.$/,
  ],
] as const) {
  test(`a public virtual interface { ${vif} }: ${expected?.source ?? 'nothing to say'}`, () => {
    const { estate, problems } = parseEstate(`${HEAD}${SITE}${PORT}virtualInterfaces: { vif: { ${vif} } }`, 'estate.yaml')
    assert.ok(estate)
    const said = problems.filter(({ path }) => path.startsWith('virtualInterfaces')).map(({ summary }) => summary)
    assert.equal(said.length, expected ? 1 : 0, said.join('\n'))
    if (expected) assert.match(said[0] ?? '', expected)
  })
}
