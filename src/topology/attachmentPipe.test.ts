import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseAddress } from '../net/address.ts'
import { forward } from '../routing/forward.ts'
import { compile } from './compile.ts'
import { directConnect, spoke, transitGateway, transitPort, transitVpn } from './testTransitWorld.ts'
import { GEOGRAPHY, site, worldOf } from './testWorld.ts'

const HUB = compile(
  worldOf(draft => {
    site(draft, [{ name: 'edge' }])
    transitGateway(draft)
    spoke(draft, 'prod', '10.20.0.0/16', { hosts: { db: '10.20.1.10' } })
    directConnect(draft, ['10.20.0.0/16'])
    transitPort(draft, { name: 'a', router: 'edge' })
    transitVpn(draft, 'backup', '198.51.100.1')
  }),
  GEOGRAPHY,
)

/** `NAME direction Gbit/s kilopackets/s` of every pipe on the way. */
function pipes(from: string, to: string): readonly string[] {
  const start = HUB.hosts.get(from)
  const end = parseAddress(to)
  assert.ok(start && end)
  const [branch] = forward(HUB.network, HUB.baseline.tables, new Set(), start.node, end)
  assert.equal(branch?.outcome, 'delivered')
  return (branch?.pipes ?? []).map(({ name, bps, packetsPerSecond }) => {
    const info = HUB.pipes.get(name)
    return `${info?.name} ${info?.kind} ${info?.direction} ${bps / 1e9} ${(packetsPerSecond ?? 0) / 1e3}`
  })
}

test('a flow over Direct Connect and a transit gateway crosses the limits of both attachments, each way', () => {
  assert.deepEqual(pipes('app', '10.20.1.10'), [
    'dx-a connection toAws 10 0',
    'dxgw attachment attachment toAws 100 7500',
    'prod attachment attachment toAws 100 7500',
  ])
  assert.deepEqual(pipes('db', '10.0.1.10'), [
    'prod attachment attachment fromAws 100 7500',
    'dxgw attachment attachment fromAws 100 7500',
    'dx-a connection fromAws 10 0',
  ])
})

test('a tunnel carries 140,000 packets a second each way', () => {
  const link = [...HUB.network.links.values()].find(({ name }) => name.endsWith('/1') || name.includes('backup'))
  const limits = link?.pipes.filter(({ packetsPerSecond }) => packetsPerSecond !== undefined)
  assert.deepEqual(
    limits?.map(({ bps, packetsPerSecond }) => [bps, packetsPerSecond]),
    [
      [1_250_000_000, 140_000],
      [1_250_000_000, 140_000],
    ],
  )
})

test('every pipe of the network has a name that people know it by', () => {
  for (const { pipes: own, bundle } of HUB.network.links.values()) {
    const all = [...own, ...(bundle?.members ?? []).flatMap(member => member.pipes)]
    for (const { name } of all) assert.ok(HUB.pipes.has(name), name)
  }
})
