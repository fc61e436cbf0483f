import {
  attachment,
  directConnect,
  spoke,
  transitGateway,
  transitRoute,
  transitVpn,
} from '../../../src/topology/testTransitWorld.ts'
import { vpn } from '../../../src/topology/testWorld.ts'
import { pair, type RuleCase, SCOPE, transit } from '../ruleCase.ts'

const STATIC = { staticRoutes: ['10.0.0.0/16'] }

/** Site-to-Site VPN, beside Direct Connect and on transit gateways. */
export const VPN_CASES: readonly RuleCase[] = [
  {
    rule: 'DX027',
    about: 'backup',
    because: 'a static route goes before a propagated one of the same prefix',
    write(draft, isBad) {
      transit(draft)
      transitVpn(draft, 'backup', '198.51.100.2', { isStatic: true })
      transitRoute(draft, 'main', isBad ? '10.0.0.0/16' : '10.0.0.0/8', 'backup')
    },
  },
  {
    rule: 'DX053',
    about: 'backup',
    because: 'no table has a route to it',
    write(draft, isBad) {
      transit(draft)
      transitVpn(draft, 'backup', '198.51.100.2', { isStatic: true })
      if (!isBad) transitRoute(draft, 'main', '10.0.0.0/8', 'backup')
    },
  },
  {
    rule: 'DX050',
    about: 'backup',
    because: 'distance 1 goes before BGP',
    write(draft, isBad) {
      pair(draft, { routers: [{}, { policies: { backup: { distance: isBad ? 1 : 250 } } }] })
      vpn(draft, '198.51.100.2', 'vgw-prod', STATIC)
    },
  },
  {
    rule: 'DX051',
    about: 'backup',
    because: 'the site has no 172.20.0.0/16',
    write(draft, isBad) {
      pair(draft)
      vpn(draft, '198.51.100.2', 'vgw-prod', { staticRoutes: ['10.0.0.0/16', isBad ? '172.20.0.0/16' : '10.0.7.0/24'] })
    },
  },
  {
    rule: 'DX051',
    about: 'backup',
    because: 'a router uses nothing of distance 255',
    write(draft, isBad) {
      pair(draft, { routers: [{}, { policies: { backup: { distance: isBad ? 255 : 250 } } }] })
      vpn(draft, '198.51.100.2', 'vgw-prod', STATIC)
    },
  },
  {
    rule: 'DX016',
    about: 'backup',
    because: 'the gateway is AS 65000 like the router',
    write(draft, isBad) {
      pair(draft)
      vpn(draft, '198.51.100.2', 'vgw-prod')
      if (isBad) draft.update('virtualPrivateGateway', 'vgw-prod', { amazonSideAsn: 65_000 })
    },
  },
  {
    rule: 'DX026',
    about: 'backup',
    because: 'BGP brings a /17 over the VPN and a /16 over Direct Connect',
    write(draft, isBad) {
      pair(draft, { routers: [{}, { policies: { backup: { advertise: [isBad ? '10.0.0.0/17' : '10.0.0.0/16'] } } }] })
      vpn(draft, '198.51.100.2', 'vgw-prod')
    },
  },
  {
    rule: 'DX023',
    about: 'prod-vgw',
    because: 'the prefix is also seen over a VPN',
    write(draft, isBad) {
      pair(draft)
      vpn(draft, '198.51.100.2', 'vgw-prod', { vpn: { state: isBad ? 'available' : 'deleted' } })
    },
  },
  {
    rule: 'DX075',
    about: 'sealed',
    because: 'the transit gateway hears of the site from the Direct Connect gateway, too',
    write(draft, isBad) {
      const allowed = [isBad ? '10.20.0.0/16' : '10.99.0.0/24']
      transit(draft, { gateway: { tables: ['main', 'transport'] }, allowed })
      const association = { routeTableId: 'rt-transport', state: 'associated' } as const
      if (!isBad) draft.update('transitGatewayAttachment', 'at-dx', { association, propagations: [] })
      const outside = { outsideIpAddressType: 'PrivateIpv4', transportAttachmentId: 'at-dx' } as const
      transitVpn(draft, 'sealed', '198.51.100.2', { customerGateway: { ipAddress: '10.0.0.1' }, vpn: outside })
    },
  },
  {
    rule: 'DX062',
    about: 'backup',
    because: 'its customer gateway has a private address',
    write(draft, isBad) {
      pair(draft)
      vpn(draft, isBad ? '10.0.255.1' : '198.51.100.2', 'vgw-prod')
    },
  },
  {
    rule: 'DX054',
    about: 'atlantic',
    because: 'one side of a peering has no table',
    write(draft, isBad) {
      transit(draft)
      transitGateway(draft, { name: 'far', region: 'us-west-1', tables: ['west'] })
      const side = (table: string) => ({ association: { routeTableId: `rt-${table}`, state: 'associated' as const } })
      const far = { account: SCOPE.account, region: 'us-west-1', tags: {}, ...(isBad ? {} : side('west')) }
      const body = { type: 'peering', resourceId: 'tgw-far', peering: far, tags: { Name: 'atlantic' } } as const
      attachment(draft, 'atlantic', body, { to: [] })
    },
  },
  {
    rule: 'DX052',
    about: 'backup',
    because: '10.9.0.0/16 was added to Direct Connect alone',
    write(draft, isBad) {
      pair(draft, { site: { prefixes: ['10.0.0.0/16', '10.9.0.0/16'] } })
      vpn(draft, '198.51.100.2', 'vgw-prod', { staticRoutes: ['10.0.0.0/16', ...(isBad ? [] : ['10.9.0.0/16'])] })
    },
  },
  {
    rule: 'DX059',
    about: 'backup',
    because: 'the site learns the /16 over the VPN and a /12 over Direct Connect',
    write(draft, isBad) {
      transit(draft, { allowed: [isBad ? '10.16.0.0/12' : '10.20.0.0/16'] })
      transitVpn(draft, 'backup', '198.51.100.2')
    },
  },
  {
    rule: 'DX029',
    about: 'second',
    because: 'AS paths of 65000 and 65001 are not the same',
    write(draft, isBad) {
      transit(draft)
      transitVpn(draft, 'first', '198.51.100.1')
      transitVpn(draft, 'second', '198.51.100.2', { customerGateway: { bgpAsn: isBad ? 65_001 : 65_000 } })
    },
  },
  {
    rule: 'DX058',
    about: 'hub',
    because: 'two VPNs use one tunnel',
    write(draft, isBad) {
      transit(draft, { gateway: { vpnEcmpSupport: !isBad } })
      transitVpn(draft, 'first', '198.51.100.1')
      transitVpn(draft, 'second', '198.51.100.2')
    },
  },
  {
    rule: 'DX041',
    about: 'backup',
    because: 'neither side is known to begin',
    write(draft, isBad) {
      pair(draft, { routers: [{}, { kind: 'external' }] })
      vpn(draft, '198.51.100.2', 'vgw-prod', { tunnel: { startupAction: isBad ? 'add' : 'start' } })
    },
  },
  {
    rule: 'DX042',
    about: 'backup',
    because: 'IKEv1 is allowed',
    write(draft, isBad) {
      pair(draft)
      vpn(draft, '198.51.100.2', 'vgw-prod', { tunnel: { ikeVersions: isBad ? ['ikev1', 'ikev2'] : ['ikev2'] } })
    },
  },
  {
    rule: 'DX042',
    about: 'backup',
    because: 'what a service has by default allows everything',
    from: 'service',
    write(draft, isBad) {
      pair(draft)
      const strong = { ikeVersions: ['ikev2'], phase1DhGroupNumbers: [14], phase2DhGroupNumbers: [14] }
      const hashes = { phase1IntegrityAlgorithms: ['SHA2-256'], phase2IntegrityAlgorithms: ['SHA2-256'] }
      vpn(draft, '198.51.100.2', 'vgw-prod', isBad ? {} : { tunnel: { ...strong, ...hashes } })
    },
  },
  {
    rule: 'DX062',
    about: 'vpn-over-dx',
    because: 'its name says Direct Connect and its addresses say Internet',
    write(draft, isBad) {
      transit(draft)
      const outside = { outsideIpAddressType: isBad ? 'PublicIpv4' : 'PrivateIpv4', transportAttachmentId: 'at-dx' } as const
      transitVpn(draft, 'vpn-over-dx', '198.51.100.2', { vpn: outside })
    },
  },
  {
    rule: 'DX016',
    about: 'dxgw',
    because: 'the gateway and the transit gateway are both AS 64600',
    write: (draft, isBad) => transit(draft, { gateway: { amazonSideAsn: isBad ? 64_600 : 64_700 } }),
  },
  {
    rule: 'DX014',
    about: 'dxgw',
    because: 'before a transit gateway only what is listed is learnt',
    write: (draft, isBad) => transit(draft, { allowed: [isBad ? '10.99.0.0/16' : '10.16.0.0/12'] }),
  },
  {
    rule: 'DX046',
    about: 'hub',
    because: '17 of 20 route tables',
    write(draft, isBad) {
      transitGateway(draft, { tables: ['main', ...Array.from({ length: isBad ? 16 : 3 }, (_, i) => `t${i}`)] })
      spoke(draft, 'prod', '10.20.0.0/16')
      directConnect(draft, ['10.20.0.0/16'])
    },
  },
  {
    rule: 'DX065',
    about: 'backup',
    because: 'it propagates nowhere',
    write(draft, isBad) {
      transit(draft)
      transitVpn(draft, 'backup', '198.51.100.2', { to: isBad ? [] : ['main'] })
    },
  },
  {
    rule: 'DX056',
    about: 'main',
    because: 'what the route led to is gone',
    write(draft, isBad) {
      transit(draft)
      transitRoute(draft, 'main', '10.77.0.0/16', isBad ? 'gone' : 'prod')
    },
  },
  {
    rule: 'DX064',
    about: 'atlantic',
    because: 'the far side has no route over it',
    write(draft, isBad) {
      transit(draft)
      transitGateway(draft, { name: 'far', region: 'us-west-1', tables: ['west'] })
      const side = (table: string) => ({ routeTableId: `rt-${table}`, state: 'associated' as const })
      draft.put('transitGatewayAttachment', 'at-atlantic', SCOPE, {
        transitGatewayId: 'tgw-hub',
        type: 'peering',
        resourceId: 'tgw-far',
        resourceOwnerAccount: SCOPE.account,
        state: 'available',
        association: side('main'),
        propagations: [],
        peering: { account: SCOPE.account, region: 'us-west-1', association: side('west'), tags: {} },
        createdAt: 0,
        tags: { Name: 'atlantic' },
      })
      transitRoute(draft, 'main', '10.50.0.0/16', 'atlantic')
      if (!isBad) transitRoute(draft, 'west', '10.20.0.0/16', 'atlantic')
    },
  },
]
