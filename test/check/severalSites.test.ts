import { told, WEST } from './writtenEstate.ts'

/** Four links of hq beside its two connections. */
const LAG = {
  rest: 'lags: { l: { location: EqDC2, bandwidth: 10Gbps, links: 4, minimumLinks: 1, router: r1 } }',
  interfaces: 'vl: { lag: l, type: private, vlan: 102, gateway: hub }',
}

const vpn = (name: string, router: string, way: string) =>
  `${name}: { router: ${router}, ${way}, routing: static, routes: [${WEST}] },`

told([
  [
    'the static VPN of a branch is no backup of headquarters',
    { west: WEST, vpns: vpn('wv', 'w1', 'vpc: prod') },
    'DX052',
    undefined,
  ],
  [
    'the static VPN of headquarters is',
    { west: WEST, vpns: vpn('wv', 'r1', 'vpc: prod') },
    'DX052',
    /^wv: 10\.0\.0\.0\/16 reaches hub over Direct Connect, and is no route of wv\. Add 10\.0\.0\.0\/16 /,
  ],
  [
    'two halves are all of a prefix',
    { vpns: 'bk: { router: r1, vpc: prod, routing: static, routes: [10.0.0.0/17, 10.0.128.0/17] }' },
    'DX052',
    undefined,
  ],
  [
    'what a transit gateway has no static route for is dark after the failover, too',
    {
      hq: '10.0.0.0/16, 10.9.0.0/16',
      isTransit: true,
      routes: '{ 10.0.0.0/15: bk }',
      vpns: 'bk: { router: r1, transitGateway: core, routing: static }',
    },
    'DX052',
    /^bk: 10\.9\.0\.0\/16 reaches hub over Direct Connect, and is no route to bk in a table of core\. Add a static route to bk that covers 10\.9\.0\.0\/16/,
  ],
  [
    'a branch inside a summary of headquarters takes nothing from it',
    { hq: '10.0.0.0/8', west: WEST, vpns: 'wv: { router: w1, vpc: prod, routing: bgp }' },
    'DX026',
    undefined,
  ],
  [
    'a static route to a branch goes before nothing that is announced for the branch',
    {
      hq: '10.0.0.0/8',
      west: WEST,
      isTransit: true,
      routes: `{ ${WEST}: wv }`,
      vpns: 'wv: { router: w1, transitGateway: core, routing: static }',
    },
    'DX027',
    undefined,
  ],
  [
    'a branch without Direct Connect loses no summary to its VPN',
    { west: WEST, isTransit: true, allowed: '10.16.0.0/12', vpns: 'wv: { router: w1, transitGateway: core, routing: bgp }' },
    'DX059',
    undefined,
  ],
  [
    'headquarters does',
    { isTransit: true, allowed: '10.16.0.0/12', vpns: 'bk: { router: r1, transitGateway: core, routing: bgp }' },
    'DX059',
    /^bk: The site learns 10\.20\.0\.0\/16 over bk, and over Direct Connect only what covers it \(10\.16\.0\.0\/12\)\./,
  ],
  [
    'VPNs of two sites announce nothing in common',
    {
      west: WEST,
      isTransit: true,
      vpns: 'h1: { router: r1, transitGateway: core, routing: bgp }, h2: { router: r2, transitGateway: core, routing: bgp }, wv: { router: w1, transitGateway: core, routing: bgp }',
    },
    'DX029',
    undefined,
  ],
  [
    'what a LAG is asked for at least is what its own site sends',
    {
      west: WEST,
      ...LAG,
      ports: 'c: { location: CS32A, bandwidth: 100Gbps, router: w1 }',
      interfaces: `${LAG.interfaces}, vc: { connection: c, type: private, vlan: 101, gateway: hub }`,
      flows: '[{ from: app, to: db, steady: 1Gbps, peak: 5Gbps }, { from: wapp, to: db, steady: 9Gbps, peak: 30Gbps }]',
    },
    'DX005',
    undefined,
  ],
  [
    'which may be more than its last link carries',
    { ...LAG, flows: '[{ from: app, to: db, steady: 9Gbps, peak: 25Gbps }]' },
    'DX005',
    /^l: l stays up on 1 of its 4 links of 10Gbps, and the flows over it need 25 Gbps\. Set minimumLinks of l to 3, /,
  ],
  [
    'a site that nobody wrote a flow for hangs on its only port all the same',
    {
      west: WEST,
      ports: 'c: { location: CS32A, bandwidth: 10Gbps, router: w1 }',
      interfaces: 'vc: { connection: c, type: private, vlan: 100, gateway: hub }',
      flows: '[]',
    },
    'DX003',
    /^c: From west, hub hangs on c, and neither another connection nor a VPN is beside it\. Add a second connection in another location for west/,
  ],
  [
    'and keeps quiet where all flows are those of another site',
    {
      west: WEST,
      ports: 'c: { location: CS32A, bandwidth: 10Gbps, router: w1 }',
      interfaces: 'vc: { connection: c, type: private, vlan: 100, gateway: hub }',
    },
    'DX003',
    undefined,
  ],
  ['two halves allow all of a VPC', { isTransit: true, allowed: '10.20.0.0/17, 10.20.128.0/17' }, 'DX014', undefined],
  [
    'one half does not',
    { isTransit: true, allowed: '10.20.0.0/17' },
    'DX014',
    /^hub: The site does not learn 10\.20\.0\.0\/16 of prod: hub allows 10\.20\.0\.0\/17 alone\./,
  ],
])
