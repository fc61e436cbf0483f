import { listed } from '../../net/listed.ts'
import { greatCircleKm } from '../../resources/distance.ts'
import { findLocation, type Location, locationsIn, sameLocation } from '../../resources/location.ts'
import { TUNNEL_DEFAULTS } from '../../resources/tunnelOptions.ts'
import type { BgpPeer } from '../../resources/virtualInterface.ts'
import type { VpnTunnel } from '../../resources/vpn.ts'
import type { Draft, Row, World } from '../../resources/world.ts'
import type { Topology } from '../../topology/topology.ts'
import { tunnelMtu } from '../../topology/tunnelMtu.ts'
import type { Suggestion } from '../report.ts'

/** What a change costs, cheapest first: no prices, for those depend on contracts. */
export const COST_CLASSES = [
  'configuration',
  'a VPN by the hour',
  'a port and a circuit',
] as const satisfies readonly Suggestion['costs'][]

export interface Candidate extends Suggestion {
  readonly make: (draft: Draft) => void
}

/** A small set of what engineers would try first. Whether any of them helps is for a drill to say. */
export function candidatesFor(world: World, topology: Topology): readonly Candidate[] {
  return [...routerChanges(world), ...backups(world, topology), ...secondPorts(world)]
}

type RouterBody = Row<'router'>['body']

function routerChanges(world: World): readonly Candidate[] {
  const vpns = [...world.all('vpnConnection')].length > 0
  return [
    onRouters(
      world,
      ({ bfd, policies }) => !bfd || Object.values(policies).some(policy => policy.bfd === false),
      'Turn BFD on',
      body => ({
        bfd: body.bfd || true,
        policies: without(body, ['bfd']),
      }),
    ),
    onRouters(
      world,
      ({ gracefulRestart }) => gracefulRestart,
      'Turn graceful restart off',
      () => ({ gracefulRestart: false }),
    ),
    onRouters(
      world,
      ({ vpnEcmp }) => vpns && !vpnEcmp,
      'Use both tunnels of each VPN at once (ECMP)',
      () => ({ vpnEcmp: true }),
    ),
    onRouters(
      world,
      ({ policies }) => Object.values(policies).some(each => PREFERENCES.some(member => each[member] !== undefined)),
      'Take the preferences of single neighbours away, so that equal ways share the load',
      body => ({ policies: without(body, PREFERENCES) }),
    ),
  ].flat()
}

const PREFERENCES = ['localPreference', 'prepend', 'med', 'communities', 'distance'] as const

function without({ policies }: RouterBody, members: readonly string[]): RouterBody['policies'] {
  return Object.fromEntries(
    Object.entries(policies).map(([name, policy]) => [
      name,
      Object.fromEntries(Object.entries(policy).filter(([member]) => !members.includes(member))),
    ]),
  )
}

function onRouters(
  world: World,
  isMeant: (body: RouterBody) => boolean,
  what: string,
  change: (body: RouterBody) => Partial<RouterBody>,
): Candidate[] {
  const routers = [...world.all('router')].filter(({ body }) => isMeant(body))
  if (routers.length === 0) return []
  const make = (draft: Draft) => {
    for (const { id, body } of routers) draft.update('router', id, change(body))
  }
  return [{ costs: 'configuration', change: `${what} on ${routers.map(({ body }) => body.name).join(', ')}.`, make }]
}

/** A VPN with BGP from each router, or a second one of a site, to each virtual private gateway that has none from there. */
function backups(world: World, topology: Topology): readonly Candidate[] {
  const gateways = [...world.all('virtualPrivateGateway')].filter(({ id }) => topology.network.nodes.has(id))
  const narrows = mtuText(topology)
  return [...world.all('router')]
    .flatMap(own => [own, ...seconds(world, own)])
    .flatMap(router =>
      gateways.flatMap(gateway => {
        const has = [...world.referring('vpnConnection', gateway.id)].some(
          ({ body }) => world.get('customerGateway', body.customerGatewayId)?.body.ipAddress === router.body.publicAddress,
        )
        if (has) return []
        const name = gateway.body.tags.Name ?? gateway.body.tags['landbridge:name'] ?? gateway.id
        const change = `Add a VPN with BGP from ${router.body.name} to ${name} as a backup${narrows}.`
        const make = (draft: Draft) => {
          addRouter(draft, router)
          addVpn(draft, router, gateway)
        }
        return [{ costs: 'a VPN by the hour', change, make } as const]
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

function addVpn(draft: Draft, { account, body }: Row<'router'>, gateway: Row<'virtualPrivateGateway'>): void {
  const scope = { account, region: gateway.region }
  draft.put('customerGateway', 'cgw-candidate', scope, {
    bgpAsn: body.asn,
    ipAddress: body.publicAddress,
    state: 'available',
    tags: {},
  })
  draft.put('vpnConnection', 'vpn-candidate', scope, {
    customerGatewayId: 'cgw-candidate',
    virtualPrivateGatewayId: gateway.id,
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
}

/** A second port like each dedicated one, in another location of its Region, on each router of the site. */
function secondPorts(world: World): readonly Candidate[] {
  return [...world.all('crossConnect')].flatMap(patch => {
    const port = world.get('connection', patch.body.connectionId)
    const own = world.get('router', patch.body.routerId)
    if (!port || !own || port.body.role !== undefined || port.body.lagId !== undefined) return []
    const vifs = [...world.referring('virtualInterface', port.id)]
    const used = [...world.all('connection')].map(({ body }) => body.location)
    const free = nearestFree(port, used)
    if (!free || vifs.length === 0) return []
    const routers = [...world.referring('router', own.body.siteId)]
    return [...routers, ...seconds(world, own)].map(router => ({
      costs: 'a port and a circuit' as const,
      change: `Add a connection of ${port.body.bandwidth} like ${port.body.name} in ${free.code} (${free.name}), on ${router.body.name}, with the same virtual interfaces.`,
      make: (draft: Draft) => {
        addRouter(draft, router)
        addPort(draft, port, vifs, router, free.code)
      },
    }))
  })
}

/** The nearest other building of the Region with ports of that speed: a circuit to it costs least. */
function nearestFree({ region, body }: Row<'connection'>, used: readonly string[]): Location | undefined {
  const from = findLocation(body.location)?.at
  const km = ({ at }: Location) => (from ? greatCircleKm(from, at) : 0)
  return locationsIn(region)
    .filter(
      ({ code, portSpeeds }) =>
        portSpeeds.includes(body.bandwidth.replace(/bps$/, '')) && !used.some(each => sameLocation(each, code)),
    )
    .sort((a, b) => km(a) - km(b) || (a.code < b.code ? -1 : 1))[0]
}

const ANOTHER = 'router-candidate'

/** Of the only router of a site a second one like it. */
function seconds(world: World, own: Row<'router'>): readonly Row<'router'>[] {
  if ([...world.referring('router', own.body.siteId)].length > 1) return []
  const { privateAddresses: _, ...body } = own.body
  return [{ ...own, id: ANOTHER, body: { ...body, name: `a second router like ${body.name}`, publicAddress: '203.0.113.250' } }]
}

function addRouter(draft: Draft, { id, account, region, body }: Row<'router'>): void {
  if (id === ANOTHER) draft.put('router', id, { account, region }, body)
}

function addPort(
  draft: Draft,
  port: Row<'connection'>,
  vifs: readonly Row<'virtualInterface'>[],
  router: Row<'router'>,
  location: string,
): void {
  const awsDevice = `${location}-candidate`
  const name = 'the second one'
  draft.put('connection', 'dxcon-candidate', port, {
    ...port.body,
    name,
    location,
    awsDevice,
    awsLogicalDevice: awsDevice,
    tags: {},
  })
  draft.put('crossConnect', 'xc-candidate', router, { connectionId: 'dxcon-candidate', routerId: router.id, madeAt: 0 })
  for (const [i, vif] of vifs.entries()) {
    const { body } = vif
    const peers = body.peers.map((peer, k): BgpPeer => ({ ...peer, id: `dxpeer-candidate-${i}-${k}`, asn: router.body.asn }))
    const own = { connectionId: 'dxcon-candidate', name: `${body.name} on ${name}`, peers, tags: {} }
    draft.put('virtualInterface', `dxvif-candidate-${i}`, vif, { ...body, ...own })
  }
}
