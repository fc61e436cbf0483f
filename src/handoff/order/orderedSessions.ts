import { parseInterfaceAddress } from '../../net/prefix.ts'
import type { Router } from '../../resources/customerSide.ts'
import { isLiveVirtualInterface, type VirtualInterface } from '../../resources/virtualInterface.ts'
import { vpcCidrs } from '../../resources/vpcCidrs.ts'
import type { Row, World } from '../../resources/world.ts'
import { customerTimers, policyTowards } from '../../topology/customerPolicy.ts'
import { rowName } from '../rowName.ts'
import { type Chapter, tableOf } from './chapter.ts'

/** Gateways, virtual interfaces with their BGP sessions and prefixes, and VPN connections. */
export function orderedSessions(world: World): readonly Chapter[] {
  const interfaces = [...world.all('virtualInterface')].filter(({ body }) => isLiveVirtualInterface(body))
  return [
    ...gateways(world),
    ...sessions(world, interfaces),
    ...prefixes(world, interfaces),
    ...ownership(interfaces),
    ...vpn(world),
  ]
}

type Vif = Row<'virtualInterface'>

function gateways(world: World): readonly Chapter[] {
  const hubs = [...world.all('directConnectGateway')]
  const associations = [...world.all('directConnectGatewayAssociation')]
  if (hubs.length === 0) return []
  return [
    {
      heading: 'Direct Connect gateways',
      step: 'gateways',
      tasks: [
        'Make gateways and associations (template or console)',
        ...(associations.some(({ account, body }) => body.gateway.ownerAccount !== account)
          ? ['Associations across accounts: the gateway’s owner proposes, the Direct Connect gateway’s owner accepts']
          : []),
        ...(associations.some(({ body }) => body.gateway.kind === 'transitGateway')
          ? ['Compare AS numbers: a transit gateway and its Direct Connect gateway may not have the same']
          : []),
      ],
      tables: [
        ...tableOf(
          ['Direct Connect gateway', 'AS', 'Account'],
          hubs.map(({ account, body }) => [body.name, String(body.amazonSideAsn), account]),
        ),
        ...tableOf(
          ['Direct Connect gateway', 'Associated with', 'Region', 'Account', 'Allowed prefixes'],
          associations.map(({ body }) => {
            const hub = world.get('directConnectGateway', body.directConnectGatewayId)
            const gateway = world.get(body.gateway.kind, body.gateway.id)
            const what = body.gateway.kind === 'transitGateway' ? 'transit gateway' : 'virtual private gateway'
            return [
              hub?.body.name ?? body.directConnectGatewayId,
              `${what} ${gateway ? rowName(gateway) : body.gateway.id}`,
              body.gateway.region,
              body.gateway.ownerAccount,
              body.allowedPrefixes.join(' ') || 'all of the VPC',
            ]
          }),
        ),
      ],
    },
  ]
}

function portOf(world: World, { connectionId }: VirtualInterface): string {
  const port = world.get('connection', connectionId) ?? world.get('lag', connectionId)
  return port?.body.name ?? connectionId
}

function routerOf(world: World, { connectionId }: VirtualInterface): Row<'router'> | undefined {
  const member = [...world.all('crossConnect')].find(
    ({ body }) => body.connectionId === connectionId || world.get('connection', body.connectionId)?.body.lagId === connectionId,
  )
  return member && world.get('router', member.body.routerId)
}

/** The interval that the router asks for at the least, whichever way: AWS's end has 300 ms × 3. */
function bfdText(router: Router | undefined, names: readonly string[]): string {
  const bfd = router === undefined ? undefined : customerTimers(router, policyTowards(router, names)).bfd
  if (bfd) return `${Math.max(bfd.transmitMs, bfd.receiveMs)} ms × ${bfd.multiplier}`
  return router === undefined ? '300 ms × 3' : 'off'
}

function sessions(world: World, interfaces: readonly Vif[]): readonly Chapter[] {
  if (interfaces.length === 0) return []
  const rows = interfaces.flatMap(({ id, body }) => {
    const router = routerOf(world, body)
    return body.peers.map(peer => [
      body.name,
      body.type,
      portOf(world, body),
      router?.body.name ?? '',
      String(body.vlan),
      String(body.mtu),
      `${peer.customerAddress}, AS ${peer.asn}`,
      `${peer.amazonAddress}, AS ${body.amazonSideAsn || 'of the gateway'}`,
      bfdText(router?.body, [body.name, id, ...body.peers.map(each => each.id)]),
      (body.communities ?? []).join(' ') || '',
      peer.named ? 'as in the estate' : '',
    ])
  })
  return [
    {
      heading: 'VLANs and BGP sessions',
      step: 'interfaces',
      paragraphs: [
        'Addresses that the estate does not say are proposals of the right form: order the virtual interfaces with them, or write down what AWS chose. BGP keys go by another way than this list.',
      ],
      tasks: [
        'Make the virtual interfaces once the ports are `available`',
        'Configure router ports, VLANs and sessions: `landbridge export --router NAME` writes each router’s configuration',
        ...(interfaces.some(({ body }) => body.mtu > 1500)
          ? ['Jumbo frames: set the MTU on every hop to the hosts, and try a full-sized packet that may not be fragmented']
          : []),
        'See that each session is established and that both sides have the expected prefixes',
      ],
      tables: tableOf(
        [
          'Virtual interface',
          'Type',
          'On',
          'Router',
          'VLAN',
          'MTU',
          'Our end',
          'AWS’s end',
          'BFD',
          'Communities',
          'Key handed over',
        ],
        rows,
      ),
    },
  ]
}

function prefixes(world: World, interfaces: readonly Vif[]): readonly Chapter[] {
  if (interfaces.length === 0) return []
  const sites = [...world.all('site')].filter(({ body }) => body.prefixes.length > 0)
  const crowded = sites.filter(({ body }) => body.prefixes.length > 100)
  return [
    {
      heading: 'Prefixes',
      paragraphs: [
        'On a private or transit virtual interface AWS closes a session that tells more than 100 prefixes of an address family, unless more have been allocated to it.',
      ],
      tasks: [
        'Tell AWS exactly these prefixes, by a prefix list on every router',
        'Take no route back in for your own prefixes',
        ...crowded.map(({ body }) => `${body.name} has ${body.prefixes.length} prefixes: summarise them, or have more allocated`),
      ],
      tables: [
        ...tableOf(
          ['Site', 'Told to AWS'],
          sites.map(({ body }) => [body.name, body.prefixes.join(' ')]),
        ),
        ...tableOf(
          ['VPC', 'Region', 'Told by AWS'],
          [...world.all('vpc')]
            .filter(({ body }) => !body.isDefault)
            .map(row => [rowName(row), row.region, vpcCidrs(row.body).join(' ')]),
          'Of the gateways, as far as the allowed prefixes let them through',
        ),
      ],
    },
  ]
}

function ownership(interfaces: readonly Vif[]): readonly Chapter[] {
  const rows = interfaces
    .filter(({ body }) => body.type === 'public')
    .flatMap(({ body }) => body.routeFilterPrefixes.map(prefix => [body.name, prefix, `AS ${body.peers[0]?.asn ?? ''}`, '', '']))
  if (rows.length === 0) return []
  return [
    {
      heading: 'Ownership letters of public prefixes',
      step: 'ownership',
      paragraphs: [
        'AWS verifies that the account may announce these prefixes, within 72 hours. Where the registry names somebody else, a letter of the holder is asked for.',
      ],
      tasks: [
        'Compare the holder of each prefix in the registry (ARIN, RIPE, APNIC …) with the account’s company name',
        'Have a letter signed by the holder where they differ: prefix, AS number, and that AWS may accept the announcement',
        'Answer AWS’s case; prefixes added later need another one',
      ],
      tables: tableOf(['Virtual interface', 'Prefix', 'Announced by', 'Holder in the registry', 'Letter signed on'], rows),
    },
  ]
}

function vpn(world: World): readonly Chapter[] {
  const connections = [...world.all('vpnConnection')].filter(({ body }) => body.state !== 'deleting' && body.state !== 'deleted')
  if (connections.length === 0) return []
  const rows = connections.flatMap(row => {
    const { body } = row
    const customer = world.get('customerGateway', body.customerGatewayId)
    const end =
      world.get('virtualPrivateGateway', body.virtualPrivateGatewayId ?? '') ??
      world.get('transitGateway', body.transitGatewayId ?? '')
    return body.tunnels.map((tunnel, index) => {
      const inside = tunnel.insideCidr === '' ? undefined : parseInterfaceAddress(tunnel.insideCidr)
      return [
        `${rowName(row)}/${index + 1}`,
        `${customer?.body.ipAddress || 'by certificate'}, AS ${customer?.body.bgpAsn ?? ''}`,
        end ? `${rowName(end)}, AS ${end.body.amazonSideAsn}` : '',
        body.staticRoutesOnly ? `static: ${body.staticRoutes.map(({ cidr }) => cidr).join(' ')}` : 'BGP',
        inside?.prefix.text ?? tunnel.insideIpv6Cidr ?? '',
        (tunnel.ikeVersions ?? ['ikev2']).join(' '),
        '',
        '',
      ]
    })
  })
  return [
    {
      heading: 'VPN connections',
      step: 'vpn',
      paragraphs: [
        'AWS’s outside addresses are known when a connection has been made; they and the keys are in its configuration file.',
      ],
      tasks: [
        'Make the connections (template or console) and write the outside addresses down',
        'Let IKE (UDP 500), NAT traversal (UDP 4500) and ESP (protocol 50) pass between the addresses',
        'Bring both tunnels up: with one, AWS’s maintenance of its end is an outage',
        'Set the MTU and TCP MSS of the tunnels; `landbridge export --router NAME` writes them',
      ],
      tables: tableOf(
        ['Tunnel', 'Our gateway', 'AWS’s end', 'Routing', 'Inside', 'IKE', 'AWS’s outside address', 'Key handed over'],
        rows,
      ),
    },
  ]
}
