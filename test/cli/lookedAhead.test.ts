import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Draws } from '../../src/cli/draws.ts'
import { LookedAhead, withoutLookingAhead } from '../../src/cli/lookedAhead.ts'
import { appliedEstate } from '../../src/cli/openEstate.ts'
import { parseEstate } from '../../src/estate/parseEstate.ts'
import type { Context } from '../../src/operations/operation.ts'
import { draftOf } from '../../src/resources/draft.ts'
import { AwsError } from '../../src/resources/refusal.ts'
import type { WorldTables } from '../../src/resources/tables.ts'
import {
  isLiveVirtualInterface,
  nextVirtualInterfaceState,
  type VirtualInterfaceState,
} from '../../src/resources/virtualInterface.ts'

const file = 'examples/encrypted-direct-connect/estate.yaml'
const { estate } = parseEstate(readFileSync(file, 'utf8'), file)
const applied = await appliedEstate(estate!)

type Operate = (context: Context) => unknown
const first = (rows: Iterable<{ readonly id: string }>) => [...rows][0]?.id ?? ''

const TABLE: readonly { given: string; operate: Operate; does: 'answers' | 'looks ahead'; because: string }[] = [
  {
    given: 'a VPC is read',
    operate: ({ world }) => world.get('vpc', first(world.all('vpc')))?.id,
    does: 'answers',
    because: 'no network moves the state of a VPC',
  },
  {
    given: 'a connection is read by its id',
    operate: ({ world }) => world.get('connection', first(applied.world.all('connection')))?.body.state,
    does: 'looks ahead',
    because: 'its state follows the light',
  },
  {
    given: 'a connection is asked for that is not there',
    operate: ({ world }) => world.get('connection', 'dxcon-none') === undefined,
    does: 'answers',
    because: 'a network makes no rows',
  },
  {
    given: 'states of virtual interfaces are read',
    operate: ({ world }) => [...world.all('virtualInterface')].map(({ body }) => body.state),
    does: 'looks ahead',
    because: 'they follow BGP',
  },
  {
    given: 'virtual interfaces are copied',
    operate: ({ world }) => [...world.all('virtualInterface')].map(({ body }) => ({ ...body })),
    does: 'looks ahead',
    because: 'the copies have their states',
  },
  {
    given: 'virtual interfaces that live are counted and their VLANs read',
    operate: ({ world }) => [...world.all('virtualInterface')].map(({ body }) => isLiveVirtualInterface(body) && body.vlan),
    does: 'answers',
    because: 'BGP neither makes nor ends one',
  },
  {
    given: 'a virtual interface is put as it was read, and its state asked for',
    operate: ({ world }) => {
      const [row] = world.all('virtualInterface')
      return world.put('virtualInterface', row!.id, row!, row!.body).body.state
    },
    does: 'answers',
    because: 'what is kept is what was there, and the state is not looked at before',
  },
  {
    given: 'a tunnel is looked at',
    operate: ({ observed }) => observed.get('tunnel', 'vpn-none/1') === undefined,
    does: 'looks ahead',
    because: 'what is observed is what the network says',
  },
  {
    given: 'a tunnel is looked at of a VPN connection that the call itself makes',
    operate: ({ world, observed }) => {
      const [vpn] = applied.world.all('vpnConnection')
      world.put('vpnConnection', 'vpn-new', { account: '1', region: 'eu-central-1' }, vpn!.body)
      return observed.get('tunnel', 'vpn-new/1') === undefined
    },
    does: 'answers',
    because: 'no network has had it',
  },
  {
    given: 'a connection is read and refused for its state',
    operate: ({ world }) => {
      world.get('connection', first(applied.world.all('connection')))
      throw new AwsError('DirectConnectClientException', 'it is pending', 400)
    },
    does: 'looks ahead',
    because: 'the refusal may not stand when the network is built',
  },
]

for (const { given, operate, does, because } of TABLE) {
  test(`${given}: it ${does}, because ${because}`, () => {
    const draft = draftOf(applied.world as WorldTables)
    const context = { world: draft, observed: applied.observed } as unknown as Context
    const act = () => withoutLookingAhead(context, operate)
    if (does === 'answers') assert.ok(act())
    else assert.throws(act, LookedAhead)
  })
}

const LIT: readonly { given: string; operate: Operate; does: 'answers' | 'looks ahead' }[] = [
  { given: 'the state of a connection', operate: ({ world }) => [...world.all('connection')][0]?.body.state, does: 'answers' },
  { given: 'the light of a connection', operate: ({ observed }) => !observed.get('light', 'dxcon-none'), does: 'answers' },
  { given: 'a session', operate: ({ observed }) => !observed.get('session', 'dxpeer-none'), does: 'looks ahead' },
  {
    given: 'the state of a virtual interface',
    operate: ({ world }) => [...world.all('virtualInterface')][0]?.body.state,
    does: 'looks ahead',
  },
]

for (const { given, operate, does } of LIT) {
  test(`${given} is looked at while all is behind but light: it ${does}`, () => {
    const context = { world: draftOf(applied.world as WorldTables), observed: applied.observed } as unknown as Context
    const act = () => withoutLookingAhead(context, operate, { isLightBehind: false })
    if (does === 'answers') assert.ok(act())
    else assert.throws(act, LookedAhead)
  })
}

const STATES: readonly VirtualInterfaceState[] = [
  'confirming',
  'verifying',
  'pending',
  'available',
  'down',
  'testing',
  'deleting',
  'deleted',
  'rejected',
  'unknown',
]

test('BGP neither ends a virtual interface nor brings one back, so that whether it lives is known without', () => {
  const [row] = applied.world.all('virtualInterface')
  const lives = (state: VirtualInterfaceState) => isLiveVirtualInterface({ ...row!.body, state })
  const followed = STATES.flatMap(state => {
    const after = (['bgpUp', 'bgpDown'] as const).map(event => nextVirtualInterfaceState(state, event))
    return after.filter(next => next !== undefined).map(next => [lives(state), lives(next)])
  })
  assert.ok(followed.length > 0)
  for (const [before, after] of followed) assert.equal(after, before)
})

test('entropy is drawn again as it was, and then goes on, because an id is chosen once', () => {
  let next = 0
  const draws = new Draws(length => Uint8Array.from({ length }, () => next++))
  const before = [draws.draw(2), draws.draw(1)]
  draws.again()
  assert.deepEqual([draws.draw(2), draws.draw(1)], before)
  assert.deepEqual([...draws.draw(2)], [3, 4])
})
