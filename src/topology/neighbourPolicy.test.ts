import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { NeighbourPolicy } from '../resources/customerSide.ts'
import type { Draft } from '../resources/world.ts'
import { compile } from './compile.ts'
import { fate } from './testFate.ts'
import { directConnectGateway, GEOGRAPHY, port, site, worldOf } from './testWorld.ts'
import type { Topology } from './topology.ts'

const HUB = { kind: 'directConnectGateway', id: 'dxgw-hub' } as const
const SITE_LINK = { gateway: HUB, vif: { siteLinkEnabled: true } } as const

/** Ashburn with one edge and San Jose with two, joined by SiteLink; all of them in AS 65000. */
function twoSites(sanJose: NeighbourPolicy, ashburn: NeighbourPolicy = {}): Topology {
  return compile(
    worldOf((draft: Draft) => {
      site(draft, [{ name: 'east', policies: { 'vif-a': ashburn } }])
      site(draft, [{ name: 'west-1', policies: { 'vif-b': sanJose } }, { name: 'west-2' }], {
        name: 'sanjose',
        prefixes: ['10.1.0.0/16'],
        hosts: { desk: '10.1.1.10' },
        first: 11,
      })
      directConnectGateway(draft, {})
      port(draft, { name: 'a', location: 'EqDC2', device: 'EqDC2-1', router: 'east', octet: 20, ...SITE_LINK })
      port(draft, { name: 'b', location: 'EqSV5', device: 'EqSV5-1', router: 'west-1', octet: 21, ...SITE_LINK })
    }),
    GEOGRAPHY,
  )
}

for (const [sanJose, ashburn, there, back, because] of [
  [{}, {}, false, false, 'each sees its own AS in the other’s routes and drops them'],
  [{ allowAs: 1 }, { allowAs: 1 }, true, true, 'both take their own AS once'],
  [{ allowAs: 1 }, {}, false, true, 'the one that does not has no way to the other'],
  [{ allowAs: 1 }, { allowAs: 1, prepend: 1 }, true, false, 'prepended, it is there twice'],
  [{ allowAs: 2 }, { allowAs: 1, prepend: 1 }, true, true, 'and twice has to be allowed'],
] as const) {
  test(`two sites of one AS, ${JSON.stringify(sanJose)} and ${JSON.stringify(ashburn)}: ${because}`, () => {
    const topology = twoSites(sanJose, ashburn)
    const arrives = (from: string, to: string) =>
      fate(topology, from, to)
        .split(' | ')
        .every(way => way.startsWith('delivered'))
    assert.deepEqual([arrives('app', '10.1.1.10'), arrives('desk', '10.0.1.10')], [there, back])
  })
}

test('the other routers of the site take from it what it may take', () => {
  const { network } = twoSites({ allowAs: 1 })
  const mesh = network.sessions.get('r-west-1~r-west-2')
  assert.deepEqual(
    mesh?.ends.map(end => end.import.allowAs),
    [1, 1],
  )
  assert.equal(twoSites({}).network.sessions.get('r-west-1~r-west-2')?.ends[0].import.allowAs, undefined)
})
