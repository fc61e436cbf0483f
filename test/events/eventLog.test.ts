import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openMemoryStore } from '../../src/store/openMemoryStore.ts'
import { EventLog } from '../../src/wire/landbridge/eventLog.ts'
import { CONNECTION, VIRTUAL_INTERFACE, VPN_CONNECTION } from './rows.ts'

const SCOPE = { account: '111111111111', region: 'us-east-1' }
const EPOCH = 10_000_000_000

async function opened(remembered?: number) {
  const store = openMemoryStore()
  const log = new EventLog(store, () => 7, remembered)
  const texts = (account?: string) =>
    log.after(EPOCH - 1, account, 1000).events.map(({ type, id, name, from, to }) => `${type} ${id} ${name ?? '-'} ${from}>${to}`)
  return { store, log, texts }
}

test('a connection’s life: creation, each state once, removal; other changes of it are no events', async () => {
  const { store, log, texts } = await opened()
  store.apply(draft => draft.put('connection', 'dxcon-1', SCOPE, { ...CONNECTION, state: 'requested' }))
  store.apply(draft => draft.update('connection', 'dxcon-1', { tags: { a: 'b' } }))
  store.apply(draft => draft.update('connection', 'dxcon-1', { state: 'available' }))
  store.apply(draft => draft.remove('connection', 'dxcon-1'))
  assert.deepEqual(texts(), [
    'connection dxcon-1 dx-a null>requested',
    'connection dxcon-1 dx-a requested>available',
    'connection dxcon-1 dx-a available>null',
  ])
  assert.deepEqual(log.after(EPOCH - 1, undefined, 1).events[0], {
    seq: EPOCH,
    at: 7,
    ...SCOPE,
    type: 'connection',
    id: 'dxcon-1',
    name: 'dx-a',
    from: null,
    to: 'requested',
  })
})

test('an interconnect is called one, and a fault is told by what it breaks', async () => {
  const { store, texts } = await opened()
  store.apply(draft => draft.put('connection', 'dxcon-1', SCOPE, { ...CONNECTION, role: 'interconnect' }))
  store.apply(draft => draft.put('fault', 'fault-1', SCOPE, { kind: 'cut', on: 'connection:dxcon-1', since: 0 }))
  store.apply(draft => draft.update('fault', 'fault-1', { until: 9 }))
  store.apply(draft => draft.remove('fault', 'fault-1'))
  assert.deepEqual(texts(), [
    'interconnect dxcon-1 dx-a null>available',
    'fault fault-1 connection:dxcon-1 null>cut',
    'fault fault-1 connection:dxcon-1 cut>healed',
  ])
})

test('BGP peers and sessions of a virtual interface, and the tunnels of a VPN, in the API’s words', async () => {
  const { store, texts } = await opened()
  const [peer] = VIRTUAL_INTERFACE.peers
  store.apply(draft => draft.put('virtualInterface', 'dxvif-1', SCOPE, VIRTUAL_INTERFACE))
  const session = { kind: 'session', id: peer.id, since: 1, accepted: [], advertised: [] } as const
  store.observe([{ ...session, up: false }])
  store.observe([{ ...session, up: true }])
  const route = { cidr: '10.0.0.0/8', asPath: [], communities: [], installedAt: 0 }
  store.observe([{ ...session, up: true, accepted: [route] }])
  store.apply(draft => draft.update('virtualInterface', 'dxvif-1', { peers: [] }))
  store.forget('session', peer.id)
  store.apply(draft => draft.put('vpnConnection', 'vpn-1', SCOPE, VPN_CONNECTION))
  const tunnel = { kind: 'tunnel', id: 'vpn-1/2', ike: true, bgp: false, acceptedRouteCount: 0, since: 1 } as const
  store.observe([tunnel])
  store.observe([{ ...tunnel, bgp: true }])
  assert.deepEqual(texts(), [
    'virtualInterface dxvif-1 vif-a null>available',
    'bgpPeer dxpeer-1 vif-a null>available',
    'bgpStatus dxpeer-1 vif-a down>up',
    'bgpPeer dxpeer-1 vif-a available>null',
    'bgpStatus dxpeer-1 vif-a up>down',
    'vpnConnection vpn-1 backup null>available',
    'vpnTunnel vpn-1/2 backup DOWN>UP',
  ])
})

test('peers that were there before the log opened are known', () => {
  const store = openMemoryStore()
  store.apply(draft => draft.put('virtualInterface', 'dxvif-1', SCOPE, VIRTUAL_INTERFACE))
  const log = new EventLog(store, () => 7)
  store.observe([{ kind: 'session', id: 'dxpeer-1', up: true, since: 1, accepted: [], advertised: [] }])
  assert.deepEqual(
    log.after(EPOCH - 1, undefined, 10).events.map(({ type, to }) => `${type} ${to}`),
    ['bgpStatus up'],
  )
})

test('an account sees its own things and those that AWS shows it, and nothing else', async () => {
  const { store, texts } = await opened()
  const other = '222222222222'
  store.apply(draft => draft.put('connection', 'dxcon-1', SCOPE, CONNECTION))
  store.apply(draft => draft.put('virtualInterface', 'dxvif-1', SCOPE, { ...VIRTUAL_INTERFACE, ownerAccount: other, peers: [] }))
  assert.deepEqual(texts(other), ['virtualInterface dxvif-1 vif-a null>available'])
  assert.deepEqual(texts(SCOPE.account).length, 2)
  assert.deepEqual(texts('333333333333'), [])
})

test('no secret of a body gets into an event', async () => {
  const { store, log } = await opened()
  store.apply(draft => draft.put('virtualInterface', 'dxvif-1', SCOPE, VIRTUAL_INTERFACE))
  store.apply(draft => draft.put('vpnConnection', 'vpn-1', SCOPE, VPN_CONNECTION))
  store.observe([{ kind: 'tunnel', id: 'vpn-1/1', ike: true, acceptedRouteCount: 0, since: 1 }])
  const text = JSON.stringify(log.after(0, undefined, 100))
  assert.ok(!text.includes(VIRTUAL_INTERFACE.peers[0].authKey) && !text.includes(VPN_CONNECTION.tunnels[0].preSharedKey), text)
  assert.ok(text.includes('vpnTunnel'))
})

test('the last so many are remembered, and a reader who missed some is told', async () => {
  const { store, log } = await opened(10)
  const flip = (n: number) =>
    store.apply(draft => draft.put('fault', `fault-${n}`, SCOPE, { kind: 'cut', on: 'router:r', since: 0 }))
  for (let n = 0; n < 25; n++) flip(n)
  const seqs = (after: number) => log.after(after, undefined, 1000).events.map(({ seq }) => seq - EPOCH)
  assert.equal(log.last, EPOCH + 24)
  for (const [after, gone, first] of [
    [0, true, 15],
    [EPOCH + 13, true, 15],
    [EPOCH + 14, false, 15],
    [EPOCH + 20, false, 21],
    [EPOCH + 24, false, undefined],
    [EPOCH + 25, true, 15],
  ] as const) {
    assert.deepEqual([log.after(after, undefined, 1000).gone, seqs(after)[0]], [gone, first], `after ${after}`)
  }
  const paged = log.after(EPOCH + 14, undefined, 4)
  assert.deepEqual([paged.events.length, paged.seq], [4, EPOCH + 18])
})

test('whoever waits is woken by an event, by its own signal and by the end', async () => {
  const { store, log } = await opened()
  const woken = log.next(undefined, 60_000)
  store.apply(draft => draft.put('fault', 'fault-1', SCOPE, { kind: 'cut', on: 'router:r', since: 0 }))
  assert.equal(await woken, true)
  assert.equal(await log.next(undefined, 1), false)
  const gone = new AbortController()
  const waiting = log.next(gone.signal, 60_000)
  gone.abort()
  assert.equal(await waiting, true)
  const last = log.next(undefined, 60_000)
  log[Symbol.dispose]()
  assert.deepEqual([await last, log.isOpen], [true, false])
  store.apply(draft => draft.remove('fault', 'fault-1'))
  assert.equal(log.last, EPOCH)
})
