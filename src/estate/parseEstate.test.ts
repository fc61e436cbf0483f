import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseEstate, positionOf } from './parseEstate.ts'

const HEAD = 'landbridge: 1\nregion: us-east-1\n'
const SITES = 'sites: { a: { prefixes: [10.0.0.0/16], routers: { edge-1: {}, edge-2: {} }, hosts: { app: 10.0.1.10 } } }\n'
const VPCS = 'vpcs: { prod: { cidr: 10.20.0.0/16, hosts: { db: 10.20.1.10 } } }\n'
const PORT = 'connections: { dx: { location: EqDC2, bandwidth: 10Gbps, router: edge-1 } }\n'
const BASE = HEAD + SITES + VPCS + PORT

const told = (text: string) =>
  parseEstate(text, 'estate.yaml').problems.map(({ line, column, summary }) => `${line}:${column} ${summary}`)

for (const [text, because, ...expected] of [
  ['', 'an empty file', '1:1 The file is empty; it takes a map that describes an estate, beginning with `landbridge: 1`.'],
  ['- a\n', 'not a map', '1:1 The file is a list; it takes a map that describes an estate, beginning with `landbridge: 1`.'],
  ['a: [1\nb: 2', 'a bracket that is never closed', /^2:\d+ This is not YAML: /],
  ['a: *b\n', 'an alias of nothing', /This is not YAML|anchors and aliases/],
  ['landbridge: 2\nregion: us-east-1\n', 'another version', '1:13 landbridge is 2; it takes 1, the version of the file format.'],
  ['landbridge: 1\n', 'no Region', '1:1 The file lacks region; it takes a Region such as us-east-1.'],
  ['landbridge: 1\nregion: us-east1\n', 'a Region mistyped', '2:9 region is us-east1; it takes a Region such as us-east-1.'],
  [
    `landbridge: 1\nregion: us-east-9\nconnections: { dx: { location: EqDC2, bandwidth: 10Gbps, router: edge-1 } }\n${SITES}`,
    'a Region that there is not, once',
    '2:9 region is us-east-9, which is no Region: did you mean us-east-1?',
  ],
  [
    `${HEAD}vpcs: { prod: { cidr: 10.20.0.0/16, region: eu-centrl-1 }, test: { cidr: 10.21.0.0/16, region: zz-nowhere-77 } }\n`,
    'Regions of VPCs that there are not',
    '3:45 vpcs.prod.region is eu-centrl-1, which is no Region: did you mean eu-central-1?',
    '3:96 vpcs.test.region is zz-nowhere-77, which is no Region; it takes one such as us-east-1.',
  ],
  [
    `${HEAD}vpcs: { a: { cidr: 10.20.0.0/8 }, b: { cidrs: [10.20.0.0/16, 10.0.0.0/8] }, c: { cidr: 10.20.1.0/16 }, d: { cidr: 10.21.0.0/16, subnets: { s: { cidr: 10.21.0.0/29 } } } }\n`,
    'blocks that no VPC takes, and one that it does',
    '3:20 vpcs.a.cidr is 10.20.0.0/8; it takes an IPv4 CIDR of /16 to /28 without host bits such as 10.20.0.0/16.',
    '3:62 vpcs.b.cidrs.1 is 10.0.0.0/8; it takes an IPv4 CIDR of /16 to /28 without host bits such as 10.20.0.0/16.',
    '3:88 vpcs.c.cidr is 10.20.1.0/16; it takes an IPv4 CIDR of /16 to /28 without host bits such as 10.20.0.0/16: did you mean 10.20.0.0/16?',
    '3:151 vpcs.d.subnets.s.cidr is 10.21.0.0/29; it takes an IPv4 CIDR of /16 to /28 without host bits such as 10.20.0.0/16.',
  ],
  [`${HEAD}vpsc: {}\n`, 'an unknown section', '3:1 The file has the unknown key vpsc: did you mean vpcs?'],
  [`${HEAD}account: 1234\n`, 'an account that is too short', '3:10 account is 1234; it takes an account number of 12 digits.'],
  [
    `${HEAD}sites: { a: { prefixes: [10.0.1.0/16] } }\n`,
    'host bits in a CIDR',
    '3:26 sites.a.prefixes.0 is 10.0.1.0/16; it takes an IPv4 or IPv6 CIDR without host bits such as 10.0.0.0/16 or 2001:db8:10::/48: did you mean 10.0.0.0/16?',
  ],
  [
    `${HEAD}sites: { a: { routers: { edge: { asn: 0, hold: 2s, uplink: fast } } } }\n`,
    'all ranges at once',
    '3:39 sites.a.routers.edge.asn is 0; it takes an AS number from 1 to 4294967294.',
    '3:48 sites.a.routers.edge.hold is 2s; it takes a time from 3 to 65535 seconds such as 3s.',
    '3:60 sites.a.routers.edge.uplink is fast; it takes a rate with its unit such as 10Gbps or 500Mbps.',
  ],
  [
    `${HEAD}sites: { a: { prefixes: [10.0.0.0/16], hosts: { app: 10.0.1.10 } } }\nvpcs: { prod: { cidr: 10.20.0.0/16, hosts: { app: 10.20.1.10 } } }\nflows: [{ from: somebody, to: app, steady: 1Gbps }]\n`,
    'a name that two hosts have is offered once',
    /^4:51 app is already the name of/,
    /there is no host of that name; there is app\.$/,
  ],
  [
    `${BASE}connections: {}\n`,
    'a section twice',
    '6:1 connections is already a key of this map; give one of the two another name or remove it.',
  ],
  [
    `${HEAD}${SITES}connections:\n  dx: { location: EqDC2, bandwidth: 10G, router: egde-1 }\n`,
    'a router that is not there, next to one that is',
    '5:50 connections.dx.router is egde-1, and there is no router of that name: did you mean edge-1?',
  ],
  [
    `${BASE}virtualInterfaces: { v: { connection: dx, type: private, vlan: 4095, vpc: prod } }\n`,
    'a VLAN out of range',
    '6:64 virtualInterfaces.v.vlan is 4095; it takes a VLAN from 1 to 4094.',
  ],
  [
    `${BASE}virtualInterfaces: { v: { connection: dx, type: hosted, vlan: 1 } }\n`,
    'an unknown type, and nowhere to end',
    '6:22 virtualInterfaces.v has neither gateway nor vpc; it needs one of them.',
    '6:49 virtualInterfaces.v.type is hosted; it takes private or public or transit.',
  ],
  [
    `${BASE}virtualInterfaces: { v: { connection: dx, type: public, vlan: 1, vpc: prod } }\n`,
    'a public virtual interface without prefixes, and with what only others have',
    '6:22 virtualInterfaces.v is public and has no addresses, which it needs.',
    '6:22 virtualInterfaces.v is public and has no routeFilterPrefixes, which it needs.',
    '6:71 virtualInterfaces.v is public and has vpc, which no public virtual interface has; remove it.',
  ],
  [
    `${BASE}virtualInterfaces: { v: { connection: dx, type: private, vlan: 1, vpc: prod, authKey: [s3cret] } }\n`,
    'a secret is not repeated',
    '6:78 virtualInterfaces.v.authKey does not fit; it takes a BGP MD5 key.',
  ],
  [
    `${BASE}vpnConnections: { b: { router: edge-1, vpc: prod, routing: bgp, routes: [10.0.0.0/16] } }\n`,
    'routes that BGP makes useless',
    '6:65 vpnConnections.b has routes, and its routing is bgp: remove them, or write `routing: static`.',
  ],
  [
    `${BASE.replace('edge-1: {}', 'edge-1: { neighbours: { b: { allowAs: 0 } } }')}vpnConnections: { b: { router: edge-1, vpc: prod, routing: bgp } }\n`,
    'an own AS that may not be there at all',
    /sites\.\S+\.routers\.edge-1\.neighbours\.b\.allowAs is 0; it takes how often the own AS number may be in a path, from 1 to 10\.$/,
  ],
  [
    `${HEAD}vpcs: { prod: { cidr: 10.20.0.0/16, hosts: { db: 10.21.1.10 } } }\n`,
    'a host outside its VPC',
    '3:50 vpcs.prod.hosts.db is 10.21.1.10, outside 10.20.0.0/16; a host has an address of its VPC.',
  ],
  [
    `${HEAD}sites: { a: { hosts: { x: 10.1.1.1 }, prefixes: [10.1.0.0/16] }, b: { hosts: { x: 10.2.1.1 }, prefixes: [10.2.0.0/16] } }\n`,
    'two hosts of one name',
    '3:83 x is already the name of sites.a.hosts.x; host names are unique in the file, as flows name hosts alone.',
  ],
  [
    `${BASE}flows: [{ from: app, to: dv, steady: 3Gbps }]\n`,
    'a flow to nowhere',
    '6:26 flows.0.to is dv, and there is no host of that name: did you mean db?',
  ],
  [
    `${BASE}flows: [{ from: app, to: db, steady: 3Gbps, peak: 1Gbps }]\n`,
    'a peak below the steady rate',
    '6:51 flows.0 has a peak of 1Gbps below its steady 3Gbps; the peak is at least as much.',
  ],
  [
    `${BASE}flows: [{ from: app, to: db, steady: 3Gbps, back: { steady: 2Gbps, peak: 1Gbps } }]\n`,
    'a peak home below the steady rate home',
    '6:74 flows.0.back has a peak of 1Gbps below its steady 2Gbps; the peak is at least as much.',
  ],
  [
    `${BASE}flows: [{ from: app, to: db, steady: 3Gbps, packets: 8500, mss: 1379 }]\n`,
    'a size of packets and one of segments',
    /^6:\d+ flows\.0 has packets and mss: .* keep one\.$/,
  ],
  [
    `${BASE}flows: [{ from: app, to: db, steady: 3Gbps, packets: 1400, packetSize: 1500 }]\n`,
    'a mean above the largest',
    /^6:\d+ flows\.0 has a packetSize of 1500 above its packets 1400; the mean is at most the largest\.$/,
  ],
  [
    `${BASE}flows: [{ from: app, to: db, steady: 3Gbps, packetSize: 20 }]\n`,
    'packets that have no room for a header',
    /a size in bytes from 28 to 9216/,
  ],
  [
    `${HEAD}sites: { a: { account: 210987654321, routers: { edge-1: {} } } }\n${PORT}`,
    'two accounts in one path',
    '4:16 connections.dx is in the account of the credentials and sites.a in account 210987654321; things that hang together are of one account.',
  ],
] as [string, string, ...(string | RegExp)[]][]) {
  test(`${because} is told with its place and the fix`, () => {
    const problems = told(text)
    assert.equal(problems.length, expected.length, problems.join('\n'))
    for (const [index, wanted] of expected.entries()) {
      if (wanted instanceof RegExp) assert.match(problems[index] ?? '', wanted)
      else assert.equal(problems[index], wanted)
    }
    assert.equal(parseEstate(text, 'estate.yaml').estate, undefined)
  })
}

for (const [text, because, expected] of [
  [
    `${HEAD}sites: { a: { place: "Ashburn, WA" } }\n`,
    'a place without coordinates',
    /round-trip times stay unknown.*did you mean Ashburn, VA\?$/,
  ],
  [`${HEAD}sites: { a: { hosts: { x: 10.1.1.1 } } }\n`, 'a host behind no prefix', /AWS learns no way back to it/],
  [
    `${BASE.replace('edge-1: {}', 'edge-1: { neighbours: {} }')}virtualInterfaces: { v: { connection: dx, type: private, vlan: 1, vpc: prod } }\n`,
    'a neighbour that was forgotten',
    /v is not one of them, so it will not peer with v; add `v: \{\}` if it shall\.$/,
  ],
  [
    `${BASE.replace('edge-1: {}', "edge-1: { neighbours: { v: { communities: ['7224:7100'] } } }")}virtualInterfaces: { v: { connection: dx, type: private, vlan: 1, vpc: prod, communities: ['7224:7300'] } }\n`,
    'communities in two places',
    /^virtualInterfaces\.v\.communities is not used, because sites\.\w+\.routers\.edge-1 says communities of its own towards v; keep one of the two\.$/,
  ],
] as const) {
  test(`${because} is a warning and no obstacle`, () => {
    const { estate, problems } = parseEstate(text, 'estate.yaml')
    assert.deepEqual(
      problems.map(({ severity }) => severity),
      ['warning'],
    )
    assert.match(problems[0]?.summary ?? '', expected)
    assert.ok(estate)
  })
}

test('quantities are read in the units that people write', () => {
  const text = `${BASE}flows: [{ from: app, to: db, steady: 1.5Gbps, monthly: 2TiB }]\n`
    .replace('10Gbps', '10 G')
    .replace('{}', '{ hold: 1.5min }')
  const { estate } = parseEstate(text, 'estate.yaml')
  assert.equal(estate?.flows[0]?.steady, 1_500_000_000)
  assert.equal(estate?.flows[0]?.monthly, 2 * 2 ** 40)
  assert.equal(estate?.connections.dx?.bandwidth, '10Gbps')
  assert.equal(estate?.sites.a?.routers['edge-1']?.hold, 90)
})

test('what a flow asks for each way, and what its packets are', () => {
  const text = `${BASE}flows: [{ from: app, to: db, steady: 2Gbps, back: { steady: 1Gbps }, packetSize: 512, packets: 8500 }]\n`
  const [flow] = parseEstate(text, 'estate.yaml').estate?.flows ?? []
  assert.deepEqual([flow?.back, flow?.packetSize, flow?.packets], [{ steady: 1e9 }, 512, 8500])
})

test('an account keeps the zero that a YAML number would lose', () => {
  assert.equal(parseEstate(`${HEAD}account: 012345678901\n`, 'estate.yaml').estate?.account, '012345678901')
})

test('positions of things, and of what is inside them without being written', () => {
  const { estate } = parseEstate(BASE, 'estate.yaml')
  assert.ok(estate)
  assert.deepEqual(positionOf(estate, 'connections.dx.bandwidth'), { file: 'estate.yaml', line: 5, column: 50 })
  assert.deepEqual(
    positionOf(estate, 'vpcs.prod.gateway'),
    { file: 'estate.yaml', line: 4, column: 9 },
    'the VPC that the gateway is made for',
  )
  assert.deepEqual(positionOf({ ...estate, source: undefined } as never, 'vpcs.prod'), { file: '', line: 1, column: 1 })
})

test('an anchor spares typing, and a bomb of them is a problem and no crash', () => {
  const shared = `${HEAD}sites:\n  a: &site { routers: { edge-1: {} } }\n  b: { <<: *site, routers: { edge-2: {} } }\n`
  assert.deepEqual(told(shared), [])
  const bomb = [
    'a: &a [x, x]',
    ...Array.from(
      { length: 12 },
      (_, i) => `${'bcdefghijklm'[i]}: &${'bcdefghijklm'[i]} [*${'abcdefghijkl'[i]}, *${'abcdefghijkl'[i]}]`,
    ),
  ].join('\n')
  assert.match(told(bomb)[0] ?? '', /anchors and aliases cannot be resolved/)
  assert.ok(told('landbridge: &a [*a]\n').length > 0)
})

test('no text at all makes it throw', () => {
  const words = fc.constantFrom(
    'sites',
    'vpcs',
    'flows',
    ':',
    ' ',
    '\n',
    '  ',
    '{',
    '}',
    '[',
    ']',
    '- ',
    '&a ',
    '*a',
    '"',
    '1',
    'a',
    ',',
    '<<',
    '~',
    '\t',
    '__proto__',
    '!!map',
  )
  fc.assert(
    fc.property(fc.array(words, { maxLength: 40 }), parts => {
      for (const { summary, line, column } of parseEstate(HEAD + parts.join(''), 'x').problems) {
        assert.match(summary, /[.?]$/)
        assert.ok(line >= 1 && column >= 1)
      }
    }),
    { numRuns: 1000 },
  )
})
