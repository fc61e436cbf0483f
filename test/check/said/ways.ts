import type { Draft } from '../../../src/resources/world.ts'
import { transitVpn } from '../../../src/topology/testTransitWorld.ts'
import { peer, port, site, vpn } from '../../../src/topology/testWorld.ts'
import { changed, HUB, pair, SCOPE, single, transit } from '../ruleCase.ts'
import type { Said } from './said.ts'

const policy = (name: string, body: object) => ({ policies: { [name]: body } })
const PREFER_B = [policy('vif-a', { localPreference: 200 }), policy('vif-b', { localPreference: 300 })] as const

/** Both families on a virtual interface. */
const both = (name: string, octet: number) => [
  peer(name, octet),
  peer(`${name}6`, octet, { addressFamily: 'ipv6', amazonAddress: 'fd00::1/125', customerAddress: 'fd00::2/125' }),
]

function dualStack(draft: Draft): void {
  transit(draft)
  draft.update('site', 'site-1', { prefixes: ['10.0.0.0/16', '2001:db8:10::/48'] })
  draft.put('host', 'h-app6', SCOPE, { name: 'app6', address: '2001:db8:10:1::10', siteId: 'site-1' })
  draft.update('vpc', 'vpc-prod', { ipv6Cidrs: [{ associationId: 'a6', cidr: '2001:db8:20::/56' }] })
  draft.put('host', 'h-db6', SCOPE, { name: 'db6', address: '2001:db8:20:1::10', vpcId: 'vpc-prod' })
  draft.put('flow', 'flow-6', SCOPE, { from: 'h-app6', to: 'h-db6', steadyBps: 1e9, peakBps: 1e9, single: false })
  changed(draft, 'dxvif-a', { peers: both('a', 20) })
  changed(draft, 'dxvif-b', { peers: both('b', 21) })
}

/** Two connections, and a VPN of edge-2 by a static route of this distance; 7 Gbps. */
const besideVpn = (distance: number) => (draft: Draft) => {
  pair(draft, { routers: [{}, policy('backup', { distance })] })
  vpn(draft, '198.51.100.2', 'vgw-prod', { staticRoutes: ['10.0.0.0/16'] })
  draft.update('flow', 'flow-app-db', { steadyBps: 3e9, peakBps: 7e9 })
}

/** Which way a flow takes, and which not. */
export const SAID_OF_WAYS: readonly Said[] = [
  [
    'DX022',
    'app-to-db',
    draft => pair(draft, { routers: PREFER_B }),
    [
      'app-to-db goes by dx-b alone and comes back by dx-a and dx-b. Make both sides prefer the same way: local preference on the routers, and 7224:7300 and 7224:7100 towards AWS.',
    ],
    'AWS shares what the routers do not',
  ],
  [
    'DX022',
    'hub',
    draft => {
      pair(draft, { a: { vif: { communities: ['7224:7300'] } }, routers: PREFER_B })
      draft.remove('flow', 'flow-app-db')
    },
    [
      'ashburn to prod goes by dx-b and comes back by dx-a. Make both sides prefer the same way: local preference on the routers, and 7224:7300 and 7224:7100 towards AWS.',
    ],
    'without flows, what a gateway is there for counts',
  ],
  [
    'DX025',
    'app-to-db',
    besideVpn(21),
    [
      'Without dx-b, app-to-db is shared by dx-a and backup, and 4.75 Gbps of the 7 Gbps that it needs at peak arrive: what falls to backup is more than its tunnels carry. Prefer dx-a to backup on every router of the site, by local preference within one AS or by the distance of static routes, so that the VPN carries only what no connection does.',
    ],
    'the static route of one router goes before what the other tells it, and dx-a is well',
  ],
  ['DX025', 'app-to-db', besideVpn(201), [], 'and what it says is the remedy'],
  [
    'DX022',
    'app-to-db',
    draft => {
      pair(draft, {
        a: { vif: { communities: ['7224:7300'] } },
        b: { vif: { communities: ['7224:7200'] } },
        routers: [
          { policies: { 'vif-a': { localPreference: 300 }, 'vif-c': { localPreference: 250 } } },
          policy('vif-b', { localPreference: 200 }),
        ],
      })
      const vif = { communities: ['7224:7100'] } as const
      port(draft, { name: 'c', location: 'CSVA1', device: 'CSVA1-2', router: 'edge-1', gateway: HUB, octet: 22, vif })
    },
    [
      'Without dx-a, app-to-db goes by dx-c and comes back by dx-b. Make both sides prefer the same way: local preference on the routers, and 7224:7300 and 7224:7100 towards AWS.',
    ],
    'of three ways the sides agree on the first alone',
  ],
  [
    'DX022',
    'app-to-db',
    draft => {
      single(draft, {}, [{ name: 'edge-1', ...policy('vif-a', { localPreference: 50 }) }])
      vpn(draft, '198.51.100.1', 'vgw-prod')
    },
    [
      'app-to-db goes by backup and comes back by dx-a. Make both sides prefer the same way: AWS prefers Direct Connect to a VPN for the same prefix, so let the routers do so, too, and let no static or longer route lead into the VPN.',
    ],
    'communities do not put a VPN before Direct Connect',
  ],
  [
    'DX072',
    'backup',
    draft => {
      dualStack(draft)
      transitVpn(draft, 'backup', '198.51.100.2')
    },
    [
      'backup carries IPv4 alone, and the flow from app6 to db6 is IPv6: nothing of it goes over it. Order a VPN connection with insideIpVersion: ipv6 beside backup.',
    ],
    'a VPN connection carries one family',
  ],
  [
    'DX072',
    'backup',
    draft => {
      dualStack(draft)
      transitVpn(draft, 'backup', '198.51.100.2')
      const tunnel = { insideIpv6Cidr: 'fd00:0:0:1::/126' }
      transitVpn(draft, 'backup6', '198.51.100.2', { tunnel, vpn: { tunnelInsideIpVersion: 'ipv6' } })
    },
    [],
    'two of them carry both',
  ],
  [
    'DX021',
    'vif-a',
    draft => {
      pair(draft, {
        b: { vif: { communities: ['7224:7100'] } },
        routers: [policy('vif-a', { prepend: 2, communities: ['7224:7300'] }), policy('vif-b', { advertise: ['10.9.0.0/16'] })],
      })
    },
    [],
    'what announces other prefixes is no rival',
  ],
  [
    'DX033',
    'vif-b',
    draft => {
      const own = (name: string) => policy(name, { allowAs: 1 })
      pair(draft, { a: { vif: { siteLinkEnabled: true } }, routers: [own('vif-a')] })
      site(draft, [{ name: 'far', ...own('vif-b') }], { name: 'reston', prefixes: ['10.9.0.0/16'], hosts: {}, first: 9 })
      draft.update('crossConnect', 'xc-b', { routerId: 'r-far' })
      changed(draft, 'dxvif-b', { siteLinkEnabled: true })
    },
    [],
    'both routers take paths with their own number',
  ],
  [
    'DX020',
    'vif-a',
    draft => pair(draft, { a: { location: 'EqSV5' }, b: { location: 'CSVA1' }, routers: [policy('vif-a', { prepend: 2 })] }),
    [],
    'the Region decides as prepending wants it to',
  ],
  [
    'DX020',
    'vif-a',
    draft => pair(draft, { b: { location: 'EqSV5' }, routers: [policy('vif-a', { prepend: 2 })] }),
    [
      'vif-a prepends to come after vif-b, and their locations belong to us-east-1 and us-west-1: what is in us-east-1 uses vif-a first all the same. Tag the prefixes of vif-a with 7224:7100 and those of vif-b with 7224:7300.',
    ],
    'the Region decides against prepending',
  ],
  [
    'DX022',
    'app-to-db',
    draft => {
      pair(draft)
      for (const name of ['a', 'b']) draft.remove('virtualInterface', `dxvif-${name}`)
      vpn(draft, '198.51.100.1', 'vgw-prod')
      vpn(draft, '198.51.100.2', 'vgw-prod', { name: 'second' })
    },
    [],
    'of several VPNs a virtual private gateway uses one, whatever a site does',
  ],
  [
    'DX052',
    'backup',
    draft => {
      pair(draft, {
        a: { vif: { peers: both('a', 20) } },
        b: { vif: { peers: both('b', 21) } },
        site: { prefixes: ['10.0.0.0/16', '2001:db8:10::/48'] },
      })
      vpn(draft, '198.51.100.2', 'vgw-prod', { staticRoutes: ['10.0.0.0/16'] })
    },
    [],
    'one to a virtual private gateway takes no IPv6 route',
  ],
  [
    'DX059',
    'backup6',
    draft => {
      dualStack(draft)
      draft.update('directConnectGatewayAssociation', 'assoc-hub', { allowedPrefixes: ['10.20.0.0/15', '2001:db8:20::/52'] })
      const tunnel = { insideIpv6Cidr: 'fd00:0:0:1::/126' }
      transitVpn(draft, 'backup6', '198.51.100.2', { tunnel, vpn: { tunnelInsideIpVersion: 'ipv6' } })
    },
    [
      'The site learns 2001:db8:20::/56 over backup6, and over Direct Connect only what covers it (2001:db8:20::/52). Allow 2001:db8:20::/56 on the Direct Connect gateway, or filter what the routers take from backup6.',
    ],
    'it brings IPv6 alone, and the summary of the other family has nothing to do with it',
  ],
  [
    'DX058',
    'hub',
    draft => {
      dualStack(draft)
      draft.update('transitGateway', 'tgw-hub', { vpnEcmpSupport: false })
      transitVpn(draft, 'backup', '198.51.100.2')
      const tunnel = { insideIpv6Cidr: 'fd00:0:0:1::/126' }
      transitVpn(draft, 'backup6', '198.51.100.1', { tunnel, vpn: { tunnelInsideIpVersion: 'ipv6' } })
    },
    [],
    'VPNs of two families carry nothing in common',
  ],
]
