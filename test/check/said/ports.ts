import assert from 'node:assert/strict'
import type { Draft } from '../../../src/resources/world.ts'
import { transitVpn } from '../../../src/topology/testTransitWorld.ts'
import { peer, port, site } from '../../../src/topology/testWorld.ts'
import { changed, HUB, pair, SCOPE, single, transit } from '../ruleCase.ts'
import type { Said } from './said.ts'

const KEY = { ckn: 'a'.repeat(64), secretArn: 'arn', state: 'associated', startOn: 0 } as const
const MUST_ENCRYPT = { requestMACSec: true, macSecCapable: true, encryptionMode: 'must_encrypt' } as const

function bundle(draft: Draft, members: readonly string[]): void {
  single(draft)
  const { name: _, lagId: __, ...like } = draft.get('connection', 'dxcon-a')?.body ?? assert.fail()
  draft.put('lag', 'dxlag-a', SCOPE, {
    ...like,
    ...MUST_ENCRYPT,
    name: 'bundle',
    minimumLinks: 1,
    allowsHostedConnections: false,
    macSecKeys: [KEY, { ...KEY, ckn: 'b'.repeat(64) }],
  } as never)
  for (const [i, member] of members.entries()) {
    const id = i === 0 ? 'dxcon-a' : `dxcon-${member}`
    draft.put('connection', id, SCOPE, { ...like, ...MUST_ENCRYPT, name: member, lagId: 'dxlag-a' })
    draft.put('crossConnect', `xc-${id}`, SCOPE, { connectionId: id, routerId: 'r-edge-1', madeAt: 0 })
  }
  draft.remove('crossConnect', 'xc-a')
  changed(draft, 'dxvif-a', { connectionId: 'dxlag-a' })
}

/** Ports, their encryption and what stands and falls with them. */
export const SAID_OF_PORTS: readonly Said[] = [
  [
    'DX010',
    'vif-a',
    draft => {
      pair(draft, { routers: [{ macsec: false }] })
      draft.update('connection', 'dxcon-a', { ...MUST_ENCRYPT, macSecKeys: [KEY] })
      changed(draft, 'dxvif-a', { state: 'down' })
    },
    ['vif-a is down: dx-a must encrypt by MACsec and edge-1 does not. Configure the MACsec key of dx-a on edge-1.'],
    'MACsec is the cause, and neither VLAN nor BGP key',
  ],
  [
    'DX010',
    'vif-a',
    draft => {
      pair(draft)
      draft.update('connection', 'dxcon-a', MUST_ENCRYPT)
      changed(draft, 'dxvif-a', { state: 'down' })
    },
    ['vif-a is down: dx-a must encrypt by MACsec and has no key. Associate a MACsec key with dx-a and configure it on edge-1.'],
    'AWS’s end itself has no key',
  ],
  [
    'DX010',
    'vif-a',
    draft => {
      pair(draft)
      draft.update('connection', 'dxcon-a', { ...MUST_ENCRYPT, macSecKeys: [KEY] })
      changed(draft, 'dxvif-a', { state: 'down', peers: [peer('a', 20, { asn: 65_009 })] })
    },
    [
      'vif-a is down: it expects AS 65009, and edge-1 is AS 65000. Create the BGP peer of vif-a again with AS 65000, or give edge-1 AS 65009.',
    ],
    'MACsec works on both ends, and AS numbers differ',
  ],
  [
    'DX010',
    'vif-a',
    draft => {
      pair(draft, { routers: [{ ownNeighbours: true }] })
      changed(draft, 'dxvif-a', { state: 'down' })
    },
    ['vif-a is down: edge-1 has neighbours of its own, and vif-a is none of them. Add vif-a to the neighbours of edge-1.'],
    'nobody configured it',
  ],
  [
    'DX048',
    'bundle',
    draft => {
      bundle(draft, ['one', 'two'])
      draft.update('router', 'r-edge-1', { macsec: false })
    },
    ['bundle must encrypt and edge-1’s end does not: nothing passes over it. Configure the key of bundle on edge-1.'],
    'a LAG has keys as well as a connection',
  ],
  [
    'DX002',
    'dx-c',
    draft => {
      pair(draft)
      port(draft, { name: 'c', location: 'EqDC2', device: 'EqDC2-1', router: 'edge-2', gateway: HUB, octet: 22 })
      port(draft, { name: 'd', location: 'EqDC2', device: 'EqDC2-2', router: 'edge-2', gateway: HUB, octet: 23 })
    },
    [],
    'a location has two devices, and its ports are on both',
  ],
  [
    'DX002',
    'dx-c',
    draft => {
      pair(draft)
      site(draft, [{ name: 'far', asn: 65_001 }], { name: 'reston', prefixes: ['10.9.0.0/16'], hosts: {}, first: 9 })
      port(draft, { name: 'c', location: 'EqDC2', device: 'EqDC2-1', router: 'far', gateway: HUB, octet: 22 })
    },
    [],
    'ports of two sites are no spare for each other',
  ],
  [
    'DX024',
    'vif-a',
    draft => pair(draft, { a: { vif: { mtu: 8500 } } }),
    [],
    'the newer API texts name 8500 for private ones, too, and the service takes it',
  ],
  ['DX048', 'bundle', draft => bundle(draft, ['one', 'two']), [], 'a LAG whose router has them is encrypted'],
  [
    'DX074',
    'app-to-db',
    draft => {
      transit(draft, { gateway: { tables: ['main', 'transport'] }, allowed: ['10.99.0.0/24'] })
      draft.update('transitGatewayAttachment', 'at-dx', {
        association: { routeTableId: 'rt-transport', state: 'associated' },
        propagations: [],
      })
      const vpn = { outsideIpAddressType: 'PrivateIpv4', transportAttachmentId: 'at-dx' } as const
      transitVpn(draft, 'backup', '198.51.100.2', { customerGateway: { ipAddress: '10.0.0.1' }, vpn })
    },
    ['Without edge-1, nothing of app-to-db gets through. Give app-to-db a second way, around edge-1.'],
    'Direct Connect has two routers, and the VPN inside it ends on one',
  ],
  [
    'DX049',
    'edge-1',
    draft => single(draft),
    ['Every way to hub ends on router edge-1 (vif-a). Add a way to hub that ends on a second router.'],
    'a single way cannot be moved to a second router and leave one',
  ],
  [
    'DX038',
    'prod',
    draft => {
      transit(draft)
      const like = draft.get('subnet', 'subnet-prod')?.body ?? assert.fail()
      draft.update('vpc', 'vpc-prod', { ipv6Cidrs: [{ associationId: 'a6', cidr: '2001:db8:20::/56' }] })
      draft.put('subnet', 'subnet-far', SCOPE, {
        ...like,
        cidr: '10.20.9.0/24',
        ipv6Cidrs: [{ associationId: 's6', cidr: '2001:db8:20:9::/64' }],
        availabilityZone: 'us-east-1b',
      })
      draft.put('host', 'h-db6', SCOPE, { name: 'db6', address: '2001:db8:20:9::10', vpcId: 'vpc-prod' })
    },
    ['db6 of prod is in us-east-1b, where its attachment has no subnet. Add a subnet of us-east-1b to the attachment of prod.'],
    'a host with an IPv6 address stands in a zone, too',
  ],
]
