import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { World } from '../resources/world.ts'
import { compile } from '../topology/compile.ts'
import { directConnectGateway, flow, GEOGRAPHY, port, site, vpc, vpn, worldOf } from '../topology/testWorld.ts'
import { DEFAULT_ASSUMPTIONS } from './assumptions.ts'
import { loads } from './loads.ts'
import { momentAt, type StandingFault } from './trace/moment.ts'

function twoPorts(steadyBps: number): World {
  return worldOf(draft => {
    site(draft, [{ name: 'edge-1' }, { name: 'edge-2' }])
    vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10' })
    directConnectGateway(draft, { prod: [] })
    const gateway = { kind: 'directConnectGateway', id: 'dxgw-hub' } as const
    port(draft, { name: 'a', location: 'EqDC2', device: 'EqDC2-1', router: 'edge-1', gateway, octet: 20 })
    port(draft, { name: 'b', location: 'CSVA1', device: 'CSVA1-1', router: 'edge-2', gateway, octet: 21 })
    vpn(draft, '198.51.100.2', 'vgw-prod')
    flow(draft, 'db', steadyBps, steadyBps)
  })
}

/** In Mbit/s, `NAME from AWS/to AWS`, at so many ms after the faults. */
function lines(world: World, steps: readonly string[], afterMs: number): string[] {
  const topology = compile(world, GEOGRAPHY)
  const faults = steps.map(step => {
    const [kind, on] = step.split(' ') as ['cut' | 'silent', string]
    return { kind, on, since: 0 } satisfies StandingFault
  })
  const found = loads(topology, momentAt(topology, faults, afterMs, DEFAULT_ASSUMPTIONS))
  const mbps = (bps: number) => Math.round(bps / 1e6)
  return [...found].map(([name, { fromAwsBps, toAwsBps }]) => `${name} ${mbps(fromAwsBps)}/${mbps(toAwsBps)}`).sort()
}

// biome-ignore format: a table is read by its rows
const TABLE: readonly [because: string, steadyBps: number, faults: readonly string[], afterMs: number, expected: readonly string[]][] = [
  ['two equal ways share alike, both ways', 4e9, [], 0, ['dxvif-a 2000/2000', 'dxvif-b 2000/2000']],
  ['a port carries no more than it is', 40e9, [], 0, ['dxvif-a 10000/10000', 'dxvif-b 10000/10000']],
  ['after a cut the other one has it all', 4e9, ['cut connection:dxcon-a'], 60_000, ['dxvif-b 4000/4000']],
  ['in a silent failure AWS goes on sending and hears nothing until BFD says so', 4e9, ['silent connection:dxcon-a'], 100, ['dxvif-a 2000/0', 'dxvif-b 2000/2000']],
  ['both ports gone, the first tunnel of the VPN carries what it can', 4e9, ['cut connection:dxcon-a', 'cut connection:dxcon-b'], 60_000, ['vpn-1/1 1250/1250']],
  ['everything gone', 4e9, ['cut site:site-1'], 120_000, []],
  ['no flow', 0, [], 0, ['dxvif-a 0/0', 'dxvif-b 0/0']],
]

for (const [because, steadyBps, faults, afterMs, expected] of TABLE) {
  test(`loads: ${because}`, () => {
    assert.deepEqual(lines(twoPorts(steadyBps), faults, afterMs), expected)
  })
}
