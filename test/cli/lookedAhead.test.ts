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
    given: 'virtual interfaces are listed',
    operate: ({ world }) => [...world.all('virtualInterface')].length,
    does: 'looks ahead',
    because: 'their states follow BGP',
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

test('entropy is drawn again as it was, and then goes on, because an id is chosen once', () => {
  let next = 0
  const draws = new Draws(length => Uint8Array.from({ length }, () => next++))
  const before = [draws.draw(2), draws.draw(1)]
  draws.again()
  assert.deepEqual([draws.draw(2), draws.draw(1)], before)
  assert.deepEqual([...draws.draw(2)], [3, 4])
})
