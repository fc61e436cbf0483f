import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Draft } from '../resources/world.ts'
import { compile } from './compile.ts'
import { fate } from './testFate.ts'
import { directConnect, spoke, transitGateway, transitPort, transitRoute, transitVpn } from './testTransitWorld.ts'
import { GEOGRAPHY, site, worldOf } from './testWorld.ts'
import type { Topology } from './topology.ts'

const built = (write: (draft: Draft) => void): Topology => compile(worldOf(write), GEOGRAPHY)

const SEGMENTED = built(draft => {
  transitGateway(draft, { tables: ['prod', 'dev', 'shared'] })
  spoke(draft, 'prod-1', '10.20.0.0/16', { table: 'prod', to: ['prod', 'shared'], hosts: { p1: '10.20.0.10' } })
  spoke(draft, 'prod-2', '10.21.0.0/16', { table: 'prod', to: ['prod', 'shared'], hosts: { p2: '10.21.0.10' } })
  spoke(draft, 'dev-1', '10.30.0.0/16', { table: 'dev', to: ['dev', 'shared'], hosts: { d1: '10.30.0.10' } })
  spoke(draft, 'tools', '10.40.0.0/16', { table: 'shared', to: ['prod', 'dev'], hosts: { t: '10.40.0.10' } })
  spoke(draft, 'lost', '10.50.0.0/16', { table: '', to: ['prod'], hosts: { l: '10.50.0.10' } })
  transitRoute(draft, 'prod', '10.66.0.0/16')
  transitRoute(draft, 'prod', '10.21.5.0/24')
  transitRoute(draft, 'prod', '10.67.0.0/16', 'gone')
})

for (const [from, to, expected, because] of [
  ['p1', '10.21.0.10', 'delivered at rtb-prod-2', 'both are associated with and propagated to one table'],
  ['p1', '10.30.0.10', 'no route at rt-prod', 'production knows nothing of development'],
  ['d1', '10.20.0.10', 'no route at rt-dev', 'and development nothing of production'],
  ['p1', '10.40.0.10', 'delivered at rtb-tools', 'shared services are propagated to both'],
  ['t', '10.30.0.10', 'delivered at rtb-dev-1', 'and have a table with both'],
  ['p1', '10.66.0.1', 'blackhole route at prod', 'a blackhole route'],
  ['p1', '10.21.5.1', 'blackhole route at prod', 'a blackhole that is longer than the propagated CIDR'],
  ['p1', '10.67.0.1', 'blackhole route at prod', 'the attachment of the static is gone'],
  ['p1', '10.50.0.10', 'delivered at rtb-lost', 'propagation alone is enough to be reached'],
  ['l', '10.20.0.10', 'attachment at-lost is associated with no route table', 'and not to answer'],
] as const) {
  test(`${from} to ${to}: ${because}`, () => {
    assert.equal(fate(SEGMENTED, from, to), expected)
  })
}

const hub = (write: (draft: Draft) => void) =>
  built(draft => {
    site(draft, [{ name: 'edge' }])
    transitGateway(draft)
    spoke(draft, 'prod', '10.20.0.0/16', { hosts: { db: '10.20.1.10' } })
    write(draft)
  })
const dx = (draft: Draft, allowed: readonly string[] = ['10.20.0.0/16']) => {
  directConnect(draft, allowed)
  transitPort(draft, { name: 'a', router: 'edge' })
}
const EDGE = '198.51.100.1'

const DX_AND_BGP = hub(draft => {
  dx(draft)
  transitVpn(draft, 'backup', EDGE)
})
const DX_AND_STATIC = hub(draft => {
  dx(draft)
  transitVpn(draft, 'backup', EDGE, { isStatic: true })
  transitRoute(draft, 'main', '10.0.0.0/16', 'backup')
})
const DX_AND_SHORT_STATIC = hub(draft => {
  dx(draft)
  transitVpn(draft, 'backup', EDGE, { isStatic: true })
  transitRoute(draft, 'main', '10.0.0.0/15', 'backup')
})
const SUMMARISED = hub(draft => {
  dx(draft, ['10.0.0.0/8'])
  transitVpn(draft, 'backup', EDGE)
})
const BGP_AND_STATIC = hub(draft => {
  transitVpn(draft, 'backup', EDGE)
  transitRoute(draft, 'main', '10.0.1.0/24', 'backup')
})
const BOTH_TUNNELS = ['vpn-1/1', 'vpn-1/2']

for (const [world, from, to, down, expected, because] of [
  [DX_AND_BGP, 'db', '10.0.1.10', [], 'delivered at site-1 via dxvif-a', 'Direct Connect beats a BGP VPN'],
  [DX_AND_BGP, 'app', '10.20.1.10', [], 'delivered at rtb-prod via dxvif-a', 'by the router’s preference'],
  [
    DX_AND_BGP,
    'db',
    '10.0.1.10',
    ['dxvif-a'],
    'delivered at site-1 via vpn-1/1 | delivered at site-1 via vpn-1/2',
    'both tunnels share the load',
  ],
  [DX_AND_STATIC, 'db', '10.0.1.10', [], 'delivered at site-1 via vpn-1/1', 'a static beats Direct Connect, over one tunnel'],
  [DX_AND_STATIC, 'db', '10.0.1.10', ['vpn-1/1'], 'delivered at site-1 via vpn-1/2', 'the other tunnel takes over'],
  [
    DX_AND_STATIC,
    'db',
    '10.0.1.10',
    BOTH_TUNNELS,
    'no tunnel of backup is up',
    'Direct Connect is up and suppressed by the static',
  ],
  [DX_AND_STATIC, 'app', '10.20.1.10', [], 'delivered at rtb-prod via dxvif-a', 'the floating static waits behind BGP'],
  [
    DX_AND_SHORT_STATIC,
    'db',
    '10.0.1.10',
    [],
    'delivered at site-1 via dxvif-a',
    'a shorter static lets Direct Connect go first',
  ],
  [DX_AND_SHORT_STATIC, 'db', '10.0.1.10', ['dxvif-a'], 'delivered at site-1 via vpn-1/1', 'and takes over'],
  [
    SUMMARISED,
    'app',
    '10.20.1.10',
    [],
    'delivered at rtb-prod via vpn-1/1',
    'the VPN announces the VPC’s own CIDR, longer than what Direct Connect does',
  ],
  [
    SUMMARISED,
    'app',
    '10.99.0.1',
    [],
    'no route at rt-main via dxvif-a',
    'an allowed prefix that nothing owns draws packets to the table',
  ],
  [
    BGP_AND_STATIC,
    'db',
    '10.0.1.10',
    [],
    'delivered at site-1 via vpn-1/1 | delivered at site-1 via vpn-1/2',
    'a static to a BGP VPN goes by what the VPN learned',
  ],
] as const) {
  test(`${from} to ${to}${down.length > 0 ? ` without ${down.join(' and ')}` : ''}: ${because}`, () => {
    assert.equal(fate(world, from, to, down), expected)
  })
}
