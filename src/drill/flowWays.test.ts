import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Draft } from '../resources/world.ts'
import { compile } from '../topology/compile.ts'
import { directConnectGateway, flow, GEOGRAPHY, port, site, vpc, vpn, worldOf } from '../topology/testWorld.ts'
import { DEFAULT_ASSUMPTIONS } from './assumptions.ts'
import { flowWays } from './flowWays.ts'
import { momentAt } from './trace/moment.ts'

const HUB = { kind: 'directConnectGateway', id: 'dxgw-hub' } as const
const VGW = { kind: 'virtualPrivateGateway', id: 'vgw-prod' } as const

function base(draft: Draft): void {
  site(draft, [{ name: 'edge-1' }, { name: 'edge-2' }])
  vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10' })
}

function twoPorts(draft: Draft): void {
  base(draft)
  directConnectGateway(draft, { prod: [] })
  port(draft, { name: 'a', location: 'EqDC2', device: 'EqDC2-1', router: 'edge-1', gateway: HUB, octet: 20 })
  port(draft, { name: 'b', location: 'CSVA1', device: 'CSVA1-1', router: 'edge-2', gateway: HUB, octet: 21 })
  vpn(draft, '198.51.100.2', 'vgw-prod')
  flow(draft, 'db', 1e9, 1e9)
}

function overPublicInterface(draft: Draft): void {
  base(draft)
  const publicOne = { type: 'public', routeFilterPrefixes: ['198.51.100.0/24'], mtu: 1500 } as const
  port(draft, { name: 'p', location: 'EqDC2', device: 'EqDC2-1', router: 'edge-1', gateway: VGW, octet: 20, vif: publicOne })
  vpn(draft, '198.51.100.1', 'vgw-prod')
  flow(draft, 'db', 1e9, 1e9)
}

// biome-ignore format: a table is read by its rows
const TABLE: readonly [because: string, write: (draft: Draft) => void, cuts: readonly string[], expected: readonly string[]][] = [
  ['two equal ways, out and in', twoPorts, [], [
    'there 0.5 virtualInterface dxvif-a to AWS', 'there 0.5 virtualInterface dxvif-b to AWS',
    'back 0.5 virtualInterface dxvif-a from AWS', 'back 0.5 virtualInterface dxvif-b from AWS',
  ]],
  ['without them the VPN, over the Internet, from either router', twoPorts, ['connection:dxcon-a', 'connection:dxcon-b'], [
    'there 0.5 vpnConnection vpn-1 to AWS', 'there 0.5 vpnConnection vpn-1 to AWS', 'back 1 vpnConnection vpn-1 from AWS',
  ]],
  ['a VPN over a public virtual interface', overPublicInterface, [], [
    'there 0.5 vpnConnection vpn-1 to AWS over dxvif-p', 'there 0.5 vpnConnection vpn-1 to AWS over dxvif-p', 'back 1 vpnConnection vpn-1 from AWS over dxvif-p',
  ]],
  ['no way at all', draft => { base(draft); flow(draft, 'db', 1, 1) }, [], ['there 0.5 lost', 'there 0.5 lost', 'back 1 lost']],
]

for (const [because, write, cuts, expected] of TABLE) {
  test(`ways of flows: ${because}`, () => {
    const topology = compile(worldOf(write), GEOGRAPHY)
    const faults = cuts.map(on => ({ kind: 'cut', on, since: 0 }) as const)
    const found = flowWays(topology, momentAt(topology, faults, 120_000, DEFAULT_ASSUMPTIONS)).map(
      ({ back, share, lost, crossings }) => {
        const met = crossings.map(
          ({ kind, id, fromAws, over }) =>
            `${kind} ${id} ${fromAws ? 'from' : 'to'} AWS${over.map(vif => ` over ${vif}`).join('')}`,
        )
        return [back ? 'back' : 'there', share, ...(lost === undefined ? met : ['lost'])].join(' ')
      },
    )
    assert.deepEqual([...found].sort(), [...expected].sort())
  })
}
