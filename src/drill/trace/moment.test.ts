import assert from 'node:assert/strict'
import { test } from 'node:test'
import { damage } from '../../routing/detection.ts'
import { failing } from '../../routing/timeline.ts'
import { compile } from '../../topology/compile.ts'
import { directConnectGateway, GEOGRAPHY, port, site, vpc, vpn, worldOf } from '../../topology/testWorld.ts'
import type { Topology } from '../../topology/topology.ts'
import { DEFAULT_ASSUMPTIONS } from '../assumptions.ts'
import { everyDouble, everySingle } from '../play/enumerate.ts'
import type { Moment } from './moment.ts'
import { momentAt } from './moment.ts'

const HUB = { kind: 'directConnectGateway', id: 'dxgw-hub' } as const
const TOPOLOGY = compile(
  worldOf(draft => {
    site(draft, [
      { name: 'edge-1', bfd: false },
      { name: 'edge-2', gracefulRestart: true },
    ])
    vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10' })
    directConnectGateway(draft, { prod: [] })
    const carrier = { name: 'metro', forwardsLossOfLight: false }
    port(draft, { name: 'a', location: 'EqDC2', device: 'EqDC2-1', router: 'edge-1', gateway: HUB, octet: 20, carrier })
    port(draft, { name: 'b', location: 'CSVA1', device: 'CSVA1-1', router: 'edge-2', gateway: HUB, octet: 21 })
    vpn(draft, '198.51.100.2', 'vgw-prod')
  }),
  GEOGRAPHY,
)

function tablesText({ convergence }: Pick<Moment, 'convergence'>): string {
  return [...convergence.tables.routes]
    .map(([node, routes]) => {
      const lines = [...routes.values()].map(
        ({ prefix, chosen, decidedBy }) => `${prefix.text} ${chosen.map(path => path.nextHop?.link ?? 'here')} ${decidedBy}`,
      )
      return `${node}: ${lines.sort().join(', ')}`
    })
    .sort()
    .join('\n')
}

const EPOCH = 1_800_000_000_000

function agrees(topology: Topology, script: ReturnType<typeof everySingle>[number]): void {
  const breakages = script.map(({ domain, kind }) => ({ component: domain.id, kind }))
  const harm = damage(topology.network, breakages, DEFAULT_ASSUMPTIONS)
  const { frames } = failing(topology.network, topology.baseline, harm, 'worst', { byBeliefs: new Map() })
  const faults = script.map(({ domain, kind }) => ({ on: domain.id, kind, since: EPOCH }))
  frames.forEach((frame, i) => {
    const next = frames[i + 1]?.atMs ?? frame.atMs + 600_000
    for (const at of [frame.atMs, Math.floor((frame.atMs + next) / 2), next - 1]) {
      const moment = momentAt(topology, faults, EPOCH + at, DEFAULT_ASSUMPTIONS)
      assert.equal(
        tablesText(moment),
        tablesText(frame),
        `${script.map(({ domain, kind }) => `${kind} ${domain.id}`)} after ${at} ms`,
      )
      assert.deepEqual(moment.brokenLinks, harm.brokenLinks)
    }
  })
}

test('at every moment of every single failure the tables are those of the drill’s frame', () => {
  for (const script of everySingle(TOPOLOGY)) agrees(TOPOLOGY, script)
})

test('of every double failure too', () => {
  for (const script of everyDouble(TOPOLOGY)) agrees(TOPOLOGY, script)
})

test('faults that began at different times are noticed one after the other', () => {
  const faults = [
    { on: 'connection:dxcon-b', kind: 'cut', since: EPOCH },
    { on: 'connection:dxcon-a', kind: 'silent', since: EPOCH + 300_000 },
  ] as const
  const way = (after: number) => {
    const { tables } = momentAt(TOPOLOGY, faults, EPOCH + after, DEFAULT_ASSUMPTIONS).convergence
    return tables.routes
      .get('vgw-prod')
      ?.get('10.0.0.0/16')
      ?.chosen.map(path => path.nextHop?.link)
      .join('+')
  }
  assert.deepEqual([way(0), way(200_000), way(389_999), way(390_000)], ['dxvif-a+dxvif-b', 'dxvif-a', 'dxvif-a', 'vpn-1/1'])
})

test('what is not there, and what has not begun, breaks nothing', () => {
  const faults = [
    { on: 'connection:dxcon-z', kind: 'cut', since: 0 },
    { on: 'connection:dxcon-a', kind: 'cut', since: EPOCH + 1 },
  ] as const
  const moment = momentAt(TOPOLOGY, faults, EPOCH, DEFAULT_ASSUMPTIONS)
  assert.equal(moment.convergence, TOPOLOGY.baseline)
  assert.equal(moment.brokenLinks.size, 0)
})
