import { flow, peer, site, vpn } from '../../../src/topology/testWorld.ts'
import { changed, pair, type RuleCase, SCOPE, single } from '../ruleCase.ts'

const KEY = { ckn: 'a'.repeat(64), secretArn: 'arn', state: 'associated', startOn: 0 } as const

const LAG = {
  name: 'bundle',
  location: 'EqDC2',
  bandwidth: '10Gbps',
  state: 'available',
  createdAt: 0,
  minimumLinks: 0,
  awsDevice: 'EqDC2-1',
  awsLogicalDevice: 'EqDC2-1',
  requestMACSec: false,
  macSecCapable: false,
  allowsHostedConnections: false,
  tags: {},
} as const

function lagOf(draft: Parameters<RuleCase['write']>[0], members: readonly string[], minimumLinks = 0): void {
  draft.put('lag', 'dxlag-1', SCOPE, { ...LAG, minimumLinks })
  for (const id of members) draft.update('connection', id, { lagId: 'dxlag-1', location: 'EqDC2' })
  changed(draft, 'dxvif-a', { connectionId: 'dxlag-1' })
}

/** What is single, what nobody finished, what is not watched. */
export const RESILIENCE_CASES: readonly RuleCase[] = [
  {
    rule: 'DX001',
    about: 'hub',
    because: 'two buildings of one campus count as one place',
    write: (draft, isBad) => pair(draft, { b: { location: isBad ? 'EqDC6' : 'CSVA1' } }),
  },
  {
    rule: 'DX002',
    about: 'dx-b',
    because: 'both ports are on EqDC2-1',
    write: (draft, isBad) => pair(draft, { b: { location: 'EqDC2', device: isBad ? 'EqDC2-1' : 'EqDC2-2' } }),
  },
  {
    rule: 'DX003',
    about: 'dx-a',
    because: 'there is neither a second connection nor a VPN',
    write(draft, isBad) {
      single(draft)
      if (!isBad) vpn(draft, '198.51.100.1', 'vgw-prod')
    },
  },
  {
    rule: 'DX004',
    about: 'bundle',
    because: 'a LAG is one device',
    write(draft, isBad) {
      pair(draft)
      lagOf(draft, ['dxcon-a', 'dxcon-b'])
      if (isBad) draft.remove('virtualInterface', 'dxvif-b')
      else draft.update('connection', 'dxcon-b', { lagId: undefined as never })
    },
  },
  {
    rule: 'DX005',
    about: 'bundle',
    because: 'the first lost port takes the LAG, and nothing is beside it',
    write(draft, isBad) {
      pair(draft)
      lagOf(draft, ['dxcon-a', 'dxcon-b'], isBad ? 2 : 1)
      draft.remove('virtualInterface', 'dxvif-b')
    },
  },
  {
    rule: 'DX005',
    about: 'bundle',
    because: 'one link of 10 Gbps would go on alone under 15',
    write(draft, isBad) {
      pair(draft)
      const like = draft.get('connection', 'dxcon-a')?.body
      if (like) draft.put('connection', 'dxcon-c', SCOPE, { ...like, name: 'dx-c' })
      lagOf(draft, ['dxcon-a', 'dxcon-c'], isBad ? 0 : 2)
      flow(draft, 'db', 1e9, 15e9)
    },
  },
  {
    rule: 'DX007',
    about: 'dx-b',
    because: 'a partner hosts it',
    write(draft, isBad) {
      pair(draft)
      if (isBad) draft.update('connection', 'dxcon-b', { role: 'hosted' })
    },
  },
  {
    rule: 'DX008',
    from: 'service',
    about: 'dx-a',
    because: 'its letter is 70 days old',
    days: 70,
    write(draft, isBad) {
      pair(draft)
      draft.update('connection', 'dxcon-a', { state: 'pending', loaIssueTime: isBad ? 0 : 20 * 86_400_000 })
    },
  },
  {
    rule: 'DX009',
    about: 'dx-a',
    because: 'nothing has been on it for eight days',
    from: 'service',
    days: 8,
    write(draft, isBad) {
      pair(draft)
      if (isBad) draft.remove('virtualInterface', 'dxvif-a')
    },
  },
  {
    rule: 'DX009',
    about: 'dx-a',
    because: 'the file has nothing on it',
    write(draft, isBad) {
      pair(draft)
      if (isBad) draft.remove('virtualInterface', 'dxvif-a')
    },
  },
  {
    rule: 'DX010',
    about: 'vif-a',
    because: 'its BGP is not there',
    write(draft, isBad) {
      pair(draft)
      if (isBad) changed(draft, 'dxvif-a', { state: 'down' })
    },
  },
  {
    rule: 'DX011',
    from: 'service',
    about: 'vif-a',
    because: 'nobody confirmed it for a week',
    days: 8,
    write(draft, isBad) {
      pair(draft)
      changed(draft, 'dxvif-a', { state: 'confirming', createdAt: isBad ? 0 : 5 * 86_400_000 })
    },
  },
  {
    rule: 'DX028',
    from: 'service',
    about: 'backup',
    because: 'the second tunnel is down',
    write(draft) {
      pair(draft)
      vpn(draft, '198.51.100.2', 'vgw-prod')
    },
    observed: isBad => ({
      get: (kind, id) =>
        (kind === 'tunnel'
          ? { kind, id, ike: !(isBad && id.endsWith('/2')), acceptedRouteCount: 0, since: 0 }
          : undefined) as never,
    }),
  },
  {
    rule: 'DX034',
    about: 'dx-a',
    because: 'it was ordered with MACsec and has no key',
    write(draft, isBad) {
      pair(draft)
      draft.update('connection', 'dxcon-a', { requestMACSec: true, macSecKeys: isBad ? [] : [KEY] })
    },
  },
  {
    rule: 'DX034',
    about: 'dx-a',
    because: 'a single key where encryption is a must',
    from: 'service',
    write(draft, isBad) {
      pair(draft)
      const macSecKeys = [KEY, ...(isBad ? [] : [{ ...KEY, ckn: 'b'.repeat(64) }])]
      draft.update('connection', 'dxcon-a', { requestMACSec: true, encryptionMode: 'must_encrypt', macSecKeys })
    },
  },
  {
    rule: 'DX074',
    about: 'app-to-db',
    because: 'its prefix is announced over one of two ways',
    write(draft, isBad) {
      const policies = isBad ? { 'vif-b': { advertise: ['10.0.9.0/24'] } } : {}
      pair(draft, { routers: [{}, { policies }] })
    },
  },
  {
    rule: 'DX003',
    about: 'dx-a',
    because: 'the other way to the gateway is another site’s',
    write(draft, isBad) {
      pair(draft)
      if (!isBad) return
      site(draft, [{ name: 'far', asn: 65_001 }], { name: 'reston', prefixes: ['10.9.0.0/16'], hosts: {}, first: 9 })
      draft.update('crossConnect', 'xc-b', { routerId: 'r-far' })
      changed(draft, 'dxvif-b', { peers: [peer('b', 21, { asn: 65_001 })] })
    },
  },
  {
    rule: 'DX001',
    about: 'hub',
    because: 'two buildings of one operator stand side by side',
    write: (draft, isBad) => pair(draft, { a: { location: 'ITXM2' }, b: { location: isBad ? 'ITXM3' : 'CSVA1' } }),
  },
  {
    rule: 'DX010',
    about: 'vif-a',
    because: 'its connection has no light',
    write(draft, isBad) {
      pair(draft)
      if (isBad) draft.update('connection', 'dxcon-a', { state: 'down' })
    },
  },
  {
    rule: 'DX036',
    about: 'hub',
    because: 'a test that failed is none',
    write(draft, isBad) {
      pair(draft)
      draft.put('virtualInterfaceTest', 'test-1', SCOPE, {
        virtualInterfaceId: 'dxvif-a',
        ownerAccount: SCOPE.account,
        peerIds: ['dxpeer-a'],
        durationMinutes: 5,
        status: isBad ? 'Failed' : 'Cancelled',
        startedAt: 0,
      })
    },
  },
  {
    rule: 'DX048',
    about: 'dx-a',
    because: 'the router has no key and AWS falls back',
    write(draft, isBad) {
      pair(draft, { routers: [{ macsec: !isBad }] })
      draft.update('connection', 'dxcon-a', { requestMACSec: true, encryptionMode: 'should_encrypt', macSecKeys: [KEY] })
    },
  },
  {
    rule: 'DX036',
    about: 'hub',
    because: 'the last test is 400 days ago',
    days: 500,
    write(draft, isBad) {
      pair(draft)
      const [startedAt, status] = [(isBad ? 100 : 300) * 86_400_000, 'Completed' as const]
      const peerIds = ['dxpeer-a']
      draft.put('virtualInterfaceTest', 'test-1', SCOPE, {
        virtualInterfaceId: 'dxvif-a',
        ownerAccount: SCOPE.account,
        peerIds,
        durationMinutes: 5,
        status,
        startedAt,
      })
    },
  },
]
