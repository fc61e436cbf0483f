import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Branch } from '../../routing/forward.ts'
import { compile } from '../../topology/compile.ts'
import { GEOGRAPHY, worldOf } from '../../topology/testWorld.ts'
import type { NodeInfo, Topology } from '../../topology/topology.ts'
import type { Passage } from '../passage.ts'
import { answers, strangerToOpen } from './firewall.ts'

const router = (firewall?: string): NodeInfo => ({ label: 'r', kind: 'router', ...(firewall === undefined ? {} : { firewall }) })
const TOPOLOGY: Topology = {
  ...compile(
    worldOf(() => undefined),
    GEOGRAPHY,
  ),
  info: new Map([
    ['plain', router()],
    ['fw1', router('fw1')],
    ['fw2', router('fw2')],
    ['pair1', router('pair')],
    ['pair2', router('pair')],
  ]),
}

/** Ways as `0.5 fw1 plain`, `lost` at the end for one that ends nowhere. */
function passage(...ways: readonly string[]): Passage {
  const branches = ways.map(way => {
    const [share, ...nodes] = way.split(' ')
    const outcome: Branch['outcome'] = nodes.at(-1) === 'lost' ? 'dropped' : 'delivered'
    const hops = nodes.map(node => ({ node }))
    return { share: Number(share), hops, outcome, reason: '', mtu: 1500, rttMs: 0, pipes: [] }
  })
  return { branches, lostShare: 1 - branches.filter(b => b.outcome === 'delivered').reduce((sum, b) => sum + b.share, 0) }
}

for (const [there, back, lost, because] of [
  [['1 plain'], ['1 plain'], 0, 'routers that keep no state do not care'],
  [['1 fw1'], ['1 fw1'], 0, 'the firewall that saw the first packet'],
  [['1 fw1'], ['1 plain'], 0, 'no firewall on the way home'],
  [['1 plain'], ['1 fw1'], 1, 'a firewall that saw nothing'],
  [['1 fw1'], ['1 fw2'], 1, 'the other firewall saw nothing'],
  [['1 pair1'], ['1 pair2'], 0, 'unless the two share what they know'],
  [['1 fw1 fw2'], ['1 fw2'], 0, 'both saw it'],
  [['1 fw1'], ['1 fw1 fw2'], 1, 'each on the way must have seen it'],
  [['0.5 fw1', '0.5 fw2'], ['0.5 fw1', '0.5 fw2'], 0.5, 'each direction is hashed on its own: half meets a stranger'],
  [['1 fw1'], ['0.5 fw1', '0.5 fw2'], 0.5, 'half of the answers go the other way'],
  [['0.5 fw1', '0.5 fw2'], ['1 fw1'], 0.5, 'half of the questions did'],
  [['0.5 pair1', '0.5 pair2'], ['0.5 pair1', '0.5 pair2'], 0, 'a pair in step shares the load'],
  [['0.5 fw1', '0.5 fw2 lost'], ['1 fw1'], 0, 'what never arrived is not answered'],
  [['1 fw1 lost'], ['1 fw2'], 0, 'nothing arrives: the way home is judged as it is'],
  [['1 fw1'], ['0.5 fw2', '0.5 plain lost'], 1, 'on top of what is lost anyway'],
] as const) {
  test(`there by ${there.join(' and ')}, home by ${back.join(' and ')}: ${lost} lost: ${because}`, () => {
    const home = answers(TOPOLOGY, passage(...there), passage(...back))
    assert.equal(home.lostShare, lost)
    const shares = home.branches.reduce((sum, branch) => sum + branch.share, 0)
    assert.ok(Math.abs(shares - 1) < 1e-9, 'every answer goes somewhere')
  })
}

test('the reason names the firewall', () => {
  const [only] = answers(TOPOLOGY, passage('1 fw1'), passage('1 fw2')).branches
  assert.deepEqual([only?.outcome, only?.reason], ['dropped', 'the firewall fw2 saw no first packet of it'])
})

for (const [before, there, home, stranger, because] of [
  [['1 fw1'], ['1 fw1'], ['1 fw1'], undefined, 'they go on as they did'],
  [['1 fw1'], ['1 fw2'], ['1 fw2'], 'fw2', 'the other firewall knows none of them'],
  [['1 fw1'], ['1 fw1'], ['1 fw2'], 'fw2', 'the way home has changed alone'],
  [['1 pair1'], ['1 pair2'], ['1 pair2'], undefined, 'both know what one of them saw'],
  [['1 fw1'], ['1 plain'], ['1 plain'], undefined, 'nobody asks any more'],
  [['1 plain'], ['1 fw1'], ['1 fw1'], 'fw1', 'somebody asks now'],
  [['0.5 fw1', '0.5 fw2'], ['1 fw2'], ['1 fw2'], 'fw2', 'those that went through the other one'],
  [['0.5 fw1', '0.5 fw2'], ['0.5 fw1', '0.5 fw2'], ['0.5 fw1', '0.5 fw2'], undefined, 'each can stay where it was'],
  [['1 fw1'], ['1 fw1 fw2'], ['1 fw1'], 'fw2', 'a second one on the way'],
  [['1 fw1'], ['1 fw2 lost'], ['1 fw2'], 'fw2', 'what ends on the way is not looked at'],
  [['1 fw1'], ['1 fw2 lost'], ['1 fw2 lost'], undefined, 'nothing arrives at all'],
] as const) {
  test(`connections that were open over ${before.join(' and ')} end at ${stranger ?? 'nobody'}: ${because}`, () => {
    const found = strangerToOpen(TOPOLOGY, passage(...before), [passage(...there), passage(...home)])
    assert.equal(found, stranger && `the firewall ${stranger} saw no first packet of them`)
  })
}
