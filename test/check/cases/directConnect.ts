import { directConnectGateway, flow, peer, port, site, vpc, vpn } from '../../../src/topology/testWorld.ts'
import { changed, HUB, pair, type RuleCase, SCOPE, single, transit } from '../ruleCase.ts'

const prefixesFrom = (count: number) => Array.from({ length: count }, (_, i) => `10.0.${i}.0/24`)
const policy = (name: string, body: object) => ({ policies: { [name]: body } })

/** Capacity, prefixes, quotas, preferences and sizes of Direct Connect. */
export const DIRECT_CONNECT_CASES: readonly RuleCase[] = [
  {
    rule: 'DX006',
    about: 'app-to-db',
    because: 'one of two ports of 10 Gbps carries no 15',
    write(draft, isBad) {
      pair(draft)
      flow(draft, 'db', 1e9, isBad ? 15e9 : 9e9)
    },
  },
  {
    rule: 'DX025',
    about: 'app-to-db',
    because: 'a tunnel carries 1.25 Gbps',
    write(draft, isBad) {
      single(draft)
      vpn(draft, '198.51.100.1', 'vgw-prod')
      flow(draft, 'db', 1e9, isBad ? 2e9 : 1e9)
    },
  },
  {
    rule: 'DX066',
    about: 'app-to-db',
    because: 'the site announces something else',
    write: (draft, isBad) => pair(draft, { site: { prefixes: [isBad ? '192.168.0.0/16' : '10.0.0.0/16'] } }),
  },
  {
    rule: 'DX067',
    about: 'app-to-db',
    because: 'a port of 10 Gbps carries no 12',
    write(draft, isBad) {
      single(draft)
      flow(draft, 'db', 1e9, isBad ? 12e9 : 9e9)
    },
  },
  {
    rule: 'DX072',
    about: 'vif-b',
    because: 'IPv6 goes over one of two virtual interfaces alone',
    write(draft, isBad) {
      const both = (name: string, octet: number) => [
        peer(name, octet),
        peer(`${name}6`, octet, { addressFamily: 'ipv6', amazonAddress: 'fd00::1/125', customerAddress: 'fd00::2/125' }),
      ]
      pair(draft, {
        a: { vif: { peers: both('a', 20) } },
        b: { vif: { peers: isBad ? [peer('b', 21)] : both('b', 21) } },
        site: { prefixes: ['10.0.0.0/16', '2001:db8:10::/48'], hosts: { app: '10.0.1.10', app6: '2001:db8:10:1::10' } },
      })
      draft.update('vpc', 'vpc-prod', { ipv6Cidrs: [{ associationId: 'a6', cidr: '2001:db8:20::/56' }] })
      draft.put('host', 'h-db6', SCOPE, { name: 'db6', address: '2001:db8:20:1::10', vpcId: 'vpc-prod' })
      draft.put('flow', 'flow-6', SCOPE, { from: 'h-app6', to: 'h-db6', steadyBps: 1e9, peakBps: 1e9, single: false })
    },
  },
  {
    rule: 'DX012',
    about: 'vif-a',
    because: '90 of 100 prefixes are announced',
    write: (draft, isBad) => pair(draft, { site: { prefixes: prefixesFrom(isBad ? 90 : 70) } }),
  },
  {
    rule: 'DX013',
    about: 'hub',
    because: 'its virtual interfaces may announce 9000 of 10,000 prefixes',
    write: (draft, isBad) =>
      pair(draft, {
        a: { vif: { prefixAllocation: { ipv4: isBad ? 4500 : 100, ipv6: 100 } } },
        b: { vif: { prefixAllocation: { ipv4: 4500, ipv6: 100 } } },
      }),
  },
  {
    rule: 'DX013',
    about: 'dx-a',
    because: '4600 of the port’s 5000 prefixes are allocated',
    write: (draft, isBad) => pair(draft, { a: { vif: { prefixAllocation: { ipv4: isBad ? 4600 : 100, ipv6: 100 } } } }),
  },
  {
    rule: 'DX014',
    about: 'hub',
    because: 'a filter narrower than the VPC lets nothing through',
    write: (draft, isBad) => pair(draft, { allowed: [isBad ? '10.20.1.0/24' : '10.20.0.0/15'] }),
  },
  {
    rule: 'DX015',
    about: 'hub',
    because: 'two VPCs have 10.20.5.0/24',
    write(draft, isBad) {
      pair(draft)
      vpc(draft, 'test', isBad ? '10.20.5.0/24' : '10.21.5.0/24', {})
      directConnectGateway(draft, { prod: [], test: [] })
    },
  },
  {
    rule: 'DX016',
    about: 'vif-a',
    because: 'both ends are AS 64600',
    write(draft, isBad) {
      pair(draft)
      changed(draft, 'dxvif-a', { peers: [peer('a', 20, { asn: isBad ? 64_600 : 65_000 })] })
    },
  },
  {
    rule: 'DX020',
    about: 'vif-a',
    because: 'the other location belongs to another Region',
    write: (draft, isBad) =>
      pair(draft, { b: { location: isBad ? 'EqSV5' : 'CSVA1' }, routers: [policy('vif-a', { prepend: 2 })] }),
  },
  {
    rule: 'DX021',
    about: 'vif-a',
    because: 'high preference goes before a short path',
    write: (draft, isBad) =>
      pair(draft, { routers: [policy('vif-a', { prepend: 2, communities: [isBad ? '7224:7300' : '7224:7100'] })] }),
  },
  {
    rule: 'DX057',
    about: 'vif-a',
    because: '7224:9100 is for public ones',
    write: (draft, isBad) => pair(draft, { a: { vif: { communities: [isBad ? '7224:9100' : '7224:7100'] } } }),
  },
  {
    rule: 'DX057',
    about: 'vif-a',
    because: 'high and low at once',
    write: (draft, isBad) =>
      pair(draft, { a: { vif: { communities: ['7224:7100', ...(isBad ? (['7224:7300'] as const) : [])] } } }),
  },
  {
    rule: 'DX022',
    about: 'app-to-db',
    because: 'AWS prefers a, the routers prefer b',
    write: (draft, isBad) =>
      pair(draft, {
        a: { vif: { communities: ['7224:7300'] } },
        routers: [
          policy('vif-a', { localPreference: isBad ? 200 : 300 }),
          policy('vif-b', { localPreference: isBad ? 300 : 200 }),
        ],
      }),
  },
  {
    rule: 'DX045',
    about: 'app-to-db',
    because: 'two firewalls do not know what the other saw',
    write: (draft, isBad) =>
      pair(draft, {
        routers: [
          { stateful: true, syncGroup: 'x' },
          { stateful: true, syncGroup: isBad ? 'y' : 'x' },
        ],
      }),
  },
  {
    rule: 'DX023',
    about: 'prod-vgw',
    because: 'the prefix is also seen at 1500 bytes',
    write: (draft, isBad) => pair(draft, { b: { vif: { mtu: isBad ? 1500 : 9001 } } }),
  },
  {
    rule: 'DX024',
    about: 'vif-a',
    because: 'a transit one has no 9001',
    write(draft, isBad) {
      transit(draft)
      changed(draft, 'dxvif-a', { mtu: isBad ? 9001 : 8500 })
    },
  },
  {
    rule: 'DX047',
    about: 'vif-a',
    because: 'the LAN ends at 1500',
    write: (draft, isBad) => pair(draft, { site: { mtu: isBad ? 1500 : 9001 } }),
  },
  {
    rule: 'DX026',
    about: 'backup',
    because: 'a /17 beats the /16 of Direct Connect',
    write(draft, isBad) {
      pair(draft)
      vpn(draft, '198.51.100.2', 'vgw-prod', { staticRoutes: [isBad ? '10.0.0.0/17' : '10.0.0.0/16'] })
    },
  },
  {
    rule: 'DX030',
    about: 'hub',
    because: '10.0.0.0/8 covers both VPCs',
    write(draft, isBad) {
      pair(draft, { site: { prefixes: [isBad ? '10.0.0.0/8' : '10.0.0.0/16'] } })
      vpc(draft, 'test', '10.21.0.0/16', {})
      directConnectGateway(draft, { prod: [], test: [] })
    },
  },
  {
    rule: 'DX043',
    about: 'ashburn',
    because: 'the site has a piece of the VPC',
    write: (draft, isBad) => pair(draft, { site: { prefixes: ['10.0.0.0/16', isBad ? '10.20.128.0/24' : '10.21.128.0/24'] } }),
  },
  {
    rule: 'DX043',
    about: 'ashburn',
    because: 'a host of the site has an address of the VPC',
    write: (draft, isBad) => pair(draft, { site: { hosts: { app: '10.0.1.10', printer: isBad ? '10.20.7.7' : '10.0.7.7' } } }),
  },
  {
    rule: 'DX033',
    about: 'vif-b',
    because: 'both announce 10.0.0.0/16',
    write: (draft, isBad) => pair(draft, { a: { vif: { siteLinkEnabled: true } }, b: { vif: { siteLinkEnabled: isBad } } }),
  },
  {
    rule: 'DX032',
    about: 'vif-public',
    because: 'AWS takes the private AS number out',
    write(draft, isBad) {
      pair(draft, { routers: [policy('vif-public', { prepend: 2 })] })
      const vif = {
        type: 'public',
        mtu: 1500,
        vlan: 200,
        routeFilterPrefixes: ['203.0.113.0/24'],
        peers: [peer('public', 22, { asn: isBad ? 65_000 : 3000 })],
      } as const
      port(draft, { name: 'public', location: 'EqDC2', device: 'EqDC2-2', router: 'edge-1', gateway: HUB, octet: 22, vif })
    },
  },
  {
    rule: 'DX033',
    about: 'vif-b',
    because: 'both sites are AS 65000',
    write(draft, isBad) {
      pair(draft, { a: { vif: { siteLinkEnabled: true } } })
      site(draft, [{ name: 'far', asn: isBad ? 65_000 : 65_001 }], {
        name: 'reston',
        prefixes: ['10.9.0.0/16'],
        hosts: {},
        first: 9,
      })
      draft.update('crossConnect', 'xc-b', { routerId: 'r-far' })
      changed(draft, 'dxvif-b', { siteLinkEnabled: true, peers: [peer('b', 21, { asn: isBad ? 65_000 : 65_001 })] })
    },
  },
  {
    rule: 'DX040',
    about: 'dx-a',
    because: 'its fourth transit virtual interface is the last one',
    write(draft, isBad) {
      pair(draft)
      const like = draft.get('virtualInterface', 'dxvif-a')?.body
      for (let i = 0; like && i < (isBad ? 4 : 3); i++) {
        draft.put('virtualInterface', `dxvif-t${i}`, SCOPE, {
          ...like,
          type: 'transit',
          name: `t${i}`,
          vlan: 300 + i,
          mtu: 8500,
          peers: [],
        })
      }
    },
  },
  {
    rule: 'DX044',
    about: 'dx-a',
    because: '12 Gbps are promised on 10',
    write: (draft, isBad) => pair(draft, { a: { vif: { rateLimit: isBad ? '12Gbps' : '9Gbps' } } }),
  },
  {
    rule: 'DX046',
    about: 'EqDC2',
    because: 'the ninth connection of ten at one location',
    write(draft, isBad) {
      pair(draft)
      const like = draft.get('connection', 'dxcon-a')?.body
      for (let i = 0; like && i < (isBad ? 8 : 3); i++)
        draft.put('connection', `dxcon-${i}`, SCOPE, { ...like, name: `spare-${i}` })
    },
  },
]
