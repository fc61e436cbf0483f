import { told } from './writtenEstate.ts'

const LARGE = '[{ from: app, to: db, steady: 1Gbps, peak: 3Gbps }]'
const BOTH = 'routing: bgp'
const SITE_LINK = 'type: private, gateway: hub, siteLink: true'
const many = Array.from({ length: 101 }, (_, i) => `10.0.${i}.0/24`).join(', ')

told([
  [
    'each of two flows lacks little, and what is left lacks what both need together',
    {
      flows: '[{ from: app, to: db, steady: 1Gbps, peak: 6Gbps }, { name: more, from: app, to: db, steady: 1Gbps, peak: 6Gbps }]',
    },
    'DX006',
    /^more: Without a or b, what is left carries 5 Gbps of the 6 Gbps that more needs at peak\. Widen a and b to what all flows over one of them need, 12 Gbps, so/,
  ],
  [
    'a static VPN route that stays when its tunnels are down is why a flow ends',
    {
      isTransit: true,
      routes: '{ 10.0.0.0/16: bk }',
      vpns: 'bk: { router: r2, transitGateway: core, routing: static }',
    },
    'DX074',
    /^app-to-db: Without r2, nothing of app-to-db gets through\. Look first at what DX027 says of bk: Make the static route to bk shorter than what Direct Connect announces, or delete it and let bk speak BGP\.$/,
  ],
  [
    'the second way is there and down',
    {
      routers: ['asn: 65000', 'asn: 65000, neighbours: { }'],
      flows: LARGE,
    },
    'DX074',
    /^app-to-db: Without r1 or a, .* Look first at what DX010 says of vb: Add vb to the neighbours of r2\.$/,
  ],
  [
    'tunnels that share the load already are not proposed',
    {
      isTransit: true,
      vpns: `k1: { router: r1, transitGateway: core, ${BOTH} }, k2: { router: r2, transitGateway: core, ${BOTH} }`,
      hasPair: false,
    },
    'DX025',
    /^app-to-db: Without r1 or r2, the VPN carries 1\.25 Gbps of the 2 Gbps that app-to-db needs at peak\. Back app-to-db up with a connection of 2 Gbps or more, or with more VPN connections beside it, or with large tunnels \(5 Gbit\/s each\)\.$/,
  ],
  [
    'the router and the transit gateway behind Direct Connect have one AS number',
    { isTransit: true, routers: ['asn: 64513', 'asn: 65000'] },
    'DX016',
    /^va: The router of va and core behind it are both AS 64513: what the site announces, core drops\./,
  ],
  [
    'a community puts first what a prepended path was to put last, also before a location of another Region',
    {
      routers: ['asn: 65000, neighbours: { va: { prepend: 3, communities: ["7224:7200"] } }', 'asn: 65000'],
      ports: 'c: { location: EqSV5, region: us-west-1, bandwidth: 10Gbps, router: r2 }',
      interfaces: 'vc: { connection: c, type: private, vlan: 101, gateway: hub }',
    },
    'DX021',
    /^va: va prepends to come after vc, and its community 7224:7200 puts it first\./,
  ],
  [
    'no preference helps where one way has the longer prefix',
    { routers: ['asn: 65000, neighbours: { va: { advertise: [10.0.1.0/24] } }', 'asn: 65000'] },
    'DX022',
    /^app-to-db: app-to-db goes by a and b and comes back by a alone\. Make both sides prefer the same way: announce the same prefixes over va and vb, for the longest goes first /,
  ],
  [
    'one site alone has SiteLink on, and four times',
    {
      interfaces: `v1: { connection: a, vlan: 101, ${SITE_LINK} }, v2: { connection: b, vlan: 102, ${SITE_LINK} }, v3: { connection: a, vlan: 103, ${SITE_LINK} }`,
    },
    'DX033',
    /^v2: v1, v2 and v3 of hub all announce 10\.0\.0\.0\/16 with SiteLink on: it carries that prefix to no other site\. Turn SiteLink off on v1, v2 and v3: no other site of hub has it on\.$/,
  ],
  [
    'a LAG that carries nothing is billed, too',
    { rest: 'lags: { l: { location: EqDC2, bandwidth: 10Gbps, links: 2, router: r1 } }' },
    'DX009',
    /^l: l has no virtual interface\./,
  ],
  [
    'AWS leaves out what a route table does not take',
    {
      hq: many,
      allocation: 200,
    },
    'DX037',
    /^prod: The virtual private gateway of prod has 101 routes, and a route table takes over 100: AWS leaves the others out\./,
  ],
])
