import assert from 'node:assert/strict'
import type { Draft } from '../../../src/resources/world.ts'
import { connect, transitVpn } from '../../../src/topology/testTransitWorld.ts'
import { directConnectGateway, peer, vpc, vpn } from '../../../src/topology/testWorld.ts'
import { changed, pair, SCOPE, transit } from '../ruleCase.ts'
import type { Said } from './said.ts'

const blocks = (count: number) => Array.from({ length: count }, (_, i) => `10.${Math.floor(i / 256)}.${i % 256}.0/24`)
const policy = (name: string, body: object) => ({ policies: { [name]: body } })
const ROOMY = { vif: { prefixAllocation: { ipv4: 1000, ipv6: 1000 } } } as const

/** Both families on a virtual interface. */
const both = (name: string, octet: number) => [
  peer(name, octet),
  peer(`${name}6`, octet, { addressFamily: 'ipv6', amazonAddress: 'fd00::1/125', customerAddress: 'fd00::2/125' }),
]

function roomyTransit(draft: Draft, count: number): void {
  transit(draft)
  draft.update('site', 'site-1', { prefixes: blocks(count) })
  for (const id of ['dxvif-a', 'dxvif-b']) changed(draft, id, ROOMY.vif)
}

const V6_TRANSIT = {
  vif: { peers: [peer('v6', 20, { addressFamily: 'ipv6', amazonAddress: 'fd00::1/125', customerAddress: 'fd00::2/125' })] },
}

/** How many prefixes come, and how many of a thing there may be. */
export const SAID_OF_LIMITS: readonly Said[] = [
  [
    'DX012',
    'backup',
    draft => {
      pair(draft, { a: ROOMY, b: ROOMY, site: { prefixes: blocks(90) } })
      vpn(draft, '198.51.100.2', 'vgw-prod')
    },
    [
      'edge-2 announces 90 IPv4 prefixes over backup, which takes 100. Summarise what edge-2 announces, or end backup on a transit gateway, which takes 1000.',
    ],
    'a VPN connection to a virtual private gateway takes 100, and both tunnels are one finding',
  ],
  [
    'DX012',
    'backup',
    draft => {
      pair(draft, { a: ROOMY, b: ROOMY, site: { prefixes: blocks(101) } })
      vpn(draft, '198.51.100.2', 'vgw-prod')
    },
    [
      'edge-2 announces more than 100 IPv4 prefixes over backup, which takes 100: its session is closed. Summarise what edge-2 announces, or end backup on a transit gateway, which takes 1000.',
    ],
    'a VPN session is closed by its limit, too',
  ],
  [
    'DX012',
    'backup',
    draft => {
      roomyTransit(draft, 850)
      transitVpn(draft, 'backup', '198.51.100.2')
    },
    [
      'edge-2 announces 850 IPv4 prefixes over backup, which takes 1000. Summarise what edge-2 announces, since AWS raises that limit for nobody.',
    ],
    'one to a transit gateway takes 1000',
  ],
  [
    'DX012',
    'backup',
    draft => {
      roomyTransit(draft, 850)
      const vpn = { outsideIpAddressType: 'PrivateIpv4', transportAttachmentId: 'at-dx' } as const
      transitVpn(draft, 'backup', '198.51.100.2', { customerGateway: { ipAddress: '10.0.0.1' }, vpn })
    },
    [
      'edge-1 announces 850 IPv4 prefixes over backup, which takes 1000. Summarise what edge-1 announces, since AWS raises that limit for nobody.',
    ],
    'and so does one over Direct Connect',
  ],
  [
    'DX012',
    'gre',
    draft => {
      roomyTransit(draft, 850)
      connect(draft, 'gre', '10.0.0.1')
    },
    [
      'edge-1 announces 850 prefixes over gre, which takes 1000. Summarise what edge-1 announces, since AWS raises that limit for nobody.',
    ],
    'a Connect peer over Direct Connect is a session as well',
  ],
  [
    'DX012',
    'vif-a',
    draft => roomyTransit(draft, 850),
    [
      'edge-1 announces 850 IPv4 prefixes over vif-a, which takes 1000. Summarise what edge-1 announces, since AWS lets vif-a take no more than that.',
    ],
    'nobody raises an allocation that is as large as AWS lets it be',
  ],
  [
    'DX012',
    'vif-a',
    draft =>
      pair(draft, {
        a: { vif: { peers: both('a', 20) } },
        site: { prefixes: ['10.0.0.0/16', ...Array.from({ length: 90 }, (_, i) => `2001:db8:${i + 1}::/48`)] },
      }),
    [
      'edge-1 announces 90 IPv6 prefixes over vif-a, which takes 100. Summarise what edge-1 announces, or raise the prefix allocation of vif-a.',
    ],
    'an IPv6 session counts by itself',
  ],
  [
    'DX012',
    'vif-a',
    draft => {
      pair(draft, { routers: [policy('vif-a', { maximumPrefixes: 1 })] })
      vpc(draft, 'test', '10.21.0.0/16', {})
      directConnectGateway(draft, { prod: [], test: [] })
    },
    [
      'AWS announces more than 1 IPv4 prefix over vif-a, of which edge-1 takes 1: its session is closed. Raise maximumPrefixes of edge-1 towards vif-a, or let AWS announce fewer.',
    ],
    'it is the router’s own limit that closes it, and not AWS’s',
  ],
  [
    'DX014',
    'dxgw',
    draft => transit(draft, { allowed: ['10.20.0.0/16', ...blocks(160)] }),
    ['dxgw announces 161 of at most 200 prefixes for hub. Summarise the allowed prefixes of dxgw.'],
    'a transit gateway is called by its name, and not by an id that stands in no file',
  ],
  [
    'DX014',
    'dxgw',
    draft => {
      transit(draft, { allowed: ['2001:db8:20::/56'] })
      for (const id of ['dxvif-a', 'dxvif-b']) changed(draft, id, V6_TRANSIT.vif)
    },
    [],
    'where no session is IPv4, no block of IPv4 can be learnt',
  ],
  [
    'DX040',
    'dx-a',
    draft => {
      pair(draft)
      const like = draft.get('virtualInterface', 'dxvif-a')?.body ?? assert.fail()
      for (let i = 0; i < 4; i++) {
        const own = { name: `t${i}`, vlan: 300 + i, mtu: 8500, peers: [] } as const
        draft.put('virtualInterface', `dxvif-t${i}`, SCOPE, { ...like, type: 'transit', ...own })
      }
    },
    [
      'dx-a has 4 of at most 4 transit virtual interfaces. Plan where the next of the transit virtual interfaces go, since dx-a is full, or ask AWS’s account team for more.',
    ],
    'it is full, and Service Quotas raises nothing of it',
  ],
]
