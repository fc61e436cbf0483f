import { listed } from '../../net/listed.ts'
import { taggedName } from '../../resources/taggedName.ts'
import { defaultAssociations, isLiveAttachment } from '../../resources/transitGatewayAttachmentOrder.ts'
import { TUNNEL_DEFAULTS } from '../../resources/tunnelOptions.ts'
import type { VpnTunnel } from '../../resources/vpn.ts'
import type { Draft, Row, World } from '../../resources/world.ts'
import type { Topology } from '../../topology/topology.ts'
import { tunnelMtu } from '../../topology/tunnelMtu.ts'
import type { Candidate } from './candidate.ts'
import { addRouter, isToBuy, secondRouters } from './secondRouters.ts'

type Gateway = Row<'virtualPrivateGateway'> | Row<'transitGateway'>

/** A VPN with BGP from each router, or a second one of a site, to each gateway of a VPC or of several that has none from there. */
export function vpnCandidates(world: World, topology: Topology): readonly Candidate[] {
  const gateways: readonly Gateway[] = [
    ...[...world.all('virtualPrivateGateway')].filter(({ id }) => topology.network.nodes.has(id)),
    ...[...world.all('transitGateway')].filter(({ body }) => body.state === 'available'),
  ]
  const narrows = mtuText(topology)
  return [...world.all('router')]
    .flatMap(own => [own, ...secondRouters(world, own)])
    .flatMap(router =>
      gateways.flatMap((gateway): Candidate[] => {
        const has = [...world.referring('vpnConnection', gateway.id)].some(
          ({ body }) => world.get('customerGateway', body.customerGatewayId)?.body.ipAddress === router.body.publicAddress,
        )
        if (has) return []
        const change = `Add a VPN with BGP from ${router.body.name} to ${taggedName(gateway.id, gateway.body.tags)} as a backup${narrows}.`
        const make = (draft: Draft) => {
          addRouter(draft, router)
          addVpn(draft, router, gateway)
        }
        const key = JSON.stringify(['vpn', router.body.name, gateway.id])
        return [{ costs: 'a VPN by the hour', change, kind: 'a VPN', key, bps: 0, needsRouter: isToBuy(router), make }]
      }),
    )
}

/** What goes through tunnels is smaller than what goes over a port; a drill cannot say what a flow sends that says nothing of it. */
function mtuText({ flows }: Topology): string {
  const most = Math.min(...TUNNELS.map(tunnel => tunnelMtu(tunnel)))
  const larger = flows.filter(({ dfBytes = 0, packetBytes = 0 }) => Math.max(dfBytes, packetBytes) > most)
  const who = listed([...new Set(larger.map(({ from, to, name }) => name ?? `${from.name} to ${to.name}`))])
  const sends = larger.length === 0 ? '' : `, and ${who} ${larger.length === 1 ? 'sends' : 'send'} larger ones`
  return `: its tunnels take packets of ${most} bytes at most${sends}`
}

/** Without tunnel options both ends settle on what AWS offers first. */
const TUNNELS: readonly [VpnTunnel, VpnTunnel] = [
  { ...TUNNEL_DEFAULTS, preSharedKey: '', outsideIpAddress: '203.0.113.251', insideCidr: '169.254.250.0/30' },
  { ...TUNNEL_DEFAULTS, preSharedKey: '', outsideIpAddress: '203.0.113.252', insideCidr: '169.254.250.4/30' },
]

const VPN = 'vpn-candidate'

function addVpn(draft: Draft, { account, body }: Row<'router'>, gateway: Gateway): void {
  const scope = { account, region: gateway.region }
  draft.put('customerGateway', 'cgw-candidate', scope, {
    bgpAsn: body.asn,
    ipAddress: body.publicAddress,
    state: 'available',
    tags: {},
  })
  draft.put('vpnConnection', VPN, scope, {
    customerGatewayId: 'cgw-candidate',
    ...(gateway.kind === 'transitGateway' ? { transitGatewayId: gateway.id } : { virtualPrivateGatewayId: gateway.id }),
    state: 'available',
    staticRoutesOnly: false,
    staticRoutes: [],
    localIpv4NetworkCidr: '0.0.0.0/0',
    remoteIpv4NetworkCidr: '0.0.0.0/0',
    enableAcceleration: false,
    tunnels: TUNNELS,
    createdAt: 0,
    tags: {},
  })
  if (gateway.kind === 'transitGateway') attach(draft, gateway, account)
}

/** As the way to the site that is there already is attached; without one as AWS does by itself. */
function attach(draft: Draft, gateway: Row<'transitGateway'>, account: string): void {
  const order = { transitGatewayId: gateway.id, type: 'vpn', resourceId: VPN, resourceOwnerAccount: account } as const
  const like = [...draft.referring('transitGatewayAttachment', gateway.id)].find(
    ({ body }) => isLiveAttachment(body) && (body.type === 'direct-connect-gateway' || body.type === 'vpn'),
  )
  const { association, propagations } = like?.body ?? defaultAssociations(draft, order)
  draft.put('transitGatewayAttachment', 'tgw-attach-candidate', gateway, {
    ...order,
    state: 'available',
    ...(association ? { association: { ...association, state: 'associated' } } : {}),
    propagations: propagations.map(each => ({ ...each, state: 'enabled' })),
    createdAt: 0,
    tags: {},
  })
}
