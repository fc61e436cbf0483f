import { isLiveConnection } from '../../resources/connection.ts'
import { DEFAULT_QUOTAS } from '../../resources/quotas.ts'
import { isLiveVirtualInterface } from '../../resources/virtualInterface.ts'
import type { Row, World } from '../../resources/world.ts'
import { type Chapter, tableOf } from './chapter.ts'

/** What has to be asked for before anything is made. */
export function quotasToRaise(world: World): readonly Chapter[] {
  const rows = countsOf(world)
    .filter(({ quota, used }) => used > DEFAULT_QUOTAS[quota])
    .map(({ label, where, quota, used }) => [label, where, String(DEFAULT_QUOTAS[quota]), String(used), ''])
  if (rows.length === 0) return []
  return [
    {
      heading: 'Quotas to raise',
      step: 'quotas',
      tasks: ['Ask for each one in Service Quotas, in the account and Region named here'],
      tables: tableOf(['Quota', 'Where', 'AWS gives', 'Needed', 'Case'], rows),
    },
  ]
}

interface Count {
  readonly label: string
  readonly where: string
  readonly quota: keyof typeof DEFAULT_QUOTAS
  readonly used: number
}

function countsOf(world: World): readonly Count[] {
  const perRegion = ({ account, region }: Row) => `account ${account}, ${region}`
  const own = [...world.all('connection')].filter(({ body }) => isLiveConnection(body) && body.role === undefined)
  const interfaces = [...world.all('virtualInterface')].filter(({ body }) => isLiveVirtualInterface(body))
  return [
    ...counted(
      'VPCs',
      'vpcsPerRegion',
      [...world.all('vpc')].filter(({ body }) => !body.isDefault),
      perRegion,
    ),
    ...counted('Virtual private gateways', 'virtualPrivateGatewaysPerRegion', world.all('virtualPrivateGateway'), perRegion),
    ...counted('VPN connections', 'vpnConnectionsPerRegion', world.all('vpnConnection'), perRegion),
    ...counted('Customer gateways', 'customerGatewaysPerRegion', world.all('customerGateway'), perRegion),
    ...counted('Transit gateways', 'transitGatewaysPerRegion', world.all('transitGateway'), perRegion),
    ...counted(
      'Dedicated connections at a location',
      'connectionsPerLocation',
      own,
      row => `${perRegion(row)}, ${row.body.location}`,
    ),
    ...counted(
      'Virtual interfaces of a connection',
      'virtualInterfacesPerConnection',
      interfaces,
      ({ body }) => body.connectionId,
    ),
    ...counted(
      'Transit virtual interfaces of a connection',
      'transitVirtualInterfacesPerConnection',
      interfaces.filter(({ body }) => body.type === 'transit'),
      ({ body }) => body.connectionId,
    ),
    ...counted(
      'Virtual private gateways of a Direct Connect gateway',
      'virtualPrivateGatewaysPerDirectConnectGateway',
      [...world.all('directConnectGatewayAssociation')].filter(({ body }) => body.gateway.kind === 'virtualPrivateGateway'),
      ({ body }) => world.get('directConnectGateway', body.directConnectGatewayId)?.body.name ?? body.directConnectGatewayId,
    ),
  ]
}

function counted<R extends Row>(
  label: string,
  quota: Count['quota'],
  rows: Iterable<R>,
  whereOf: (row: R) => string,
): readonly Count[] {
  return [...Map.groupBy(rows, whereOf)].map(([where, of]) => ({ label, where, quota, used: of.length }))
}

/** What has to be watched, tried, paid and known before it carries anything. */
export function orderedOperations(world: World): readonly Chapter[] {
  const ports = [...world.all('connection')].filter(({ body }) => isLiveConnection(body))
  const interfaces = [...world.all('virtualInterface')].filter(({ body }) => isLiveVirtualInterface(body))
  const vpns = [...world.all('vpnConnection')]
  return [alarms(ports, interfaces, vpns.length > 0), tests(interfaces, vpns.length), costs(world, ports), rollBack(ports)]
}

function alarms(ports: readonly Row<'connection'>[], interfaces: readonly Row<'virtualInterface'>[], hasVpn: boolean): Chapter {
  const rows = [
    ...ports.map(({ body }) => [body.name, 'AWS/DX ConnectionState', 'below 1', 'no light']),
    ...ports.map(({ body }) => [
      body.name,
      'AWS/DX ConnectionBpsEgress and ConnectionBpsIngress',
      `above 70 % of ${body.bandwidth}`,
      'the other way cannot carry both',
    ]),
    ...interfaces.map(({ body }) => [
      body.name,
      'AWS/DX VirtualInterfaceBgpStatus',
      'below 1',
      'a silent failure leaves the light on',
    ]),
    ...(hasVpn
      ? [['each VPN connection', 'AWS/VPN TunnelState', 'below 1', 'below 1 means that one of two tunnels is down']]
      : []),
  ]
  return {
    heading: 'Alarms',
    step: 'alarms',
    tasks: [
      'Set the alarms, and send one to somebody who is awake',
      'Subscribe the mailbox of the operators to AWS Health: maintenance is announced 14 days, 7 days and 1 day ahead',
    ],
    tables: tableOf(['Of', 'Metric', 'When', 'Because'], rows),
  }
}

function tests(interfaces: readonly Row<'virtualInterface'>[], vpns: number): Chapter {
  return {
    heading: 'Failover tests',
    step: 'tests',
    paragraphs: [
      'What nobody has tried does not work. `landbridge drill` says what each failure should do; write down what it did.',
    ],
    tasks: [
      ...interfaces.map(
        ({ region, body }) =>
          `${body.name}: \`aws directconnect start-bgp-failover-test --region ${region} --virtual-interface-id … --test-duration-in-minutes 30\`, then see where traffic goes`,
      ),
      ...(vpns > 0 ? ['All virtual interfaces at once: the VPN has to carry what it is there for'] : []),
      'Power off each edge router once',
      'Pull one fibre: the time until traffic is back shows whether BFD is on',
    ],
    tables: tableOf(
      ['Test', 'Date', 'Expected', 'Seen', 'By'],
      interfaces.map(({ body }) => [body.name, '', '', '', '']),
    ),
  }
}

function costs(world: World, ports: readonly Row<'connection'>[]): Chapter {
  const rows: readonly (readonly string[])[] = [
    ...(ports.some(({ body }) => body.role !== 'hosted')
      ? [['Port hours of dedicated connections', 'first light, or 90 days after the LOA-CFA, whichever is first']]
      : []),
    ...(ports.some(({ body }) => body.role === 'hosted')
      ? [['Port hours of hosted connections', 'acceptance, and by the partner as agreed']]
      : []),
    ...(ports.some(({ body }) => body.role !== 'hosted')
      ? [['Cross-connects', 'the facility’s order, a month’s fee and a set-up fee each']]
      : []),
    ...([...world.all('vpnConnection')].length > 0
      ? [['VPN connection hours', 'from being made, whether tunnels are up or not']]
      : []),
    ...([...world.all('transitGatewayAttachment')].length > 0
      ? [['Transit gateway attachment hours', 'from being made; data that enters the transit gateway besides']]
      : []),
    ...([...world.all('virtualInterface')].some(({ body }) => body.siteLinkEnabled)
      ? [['SiteLink hours', 'from being switched on, per virtual interface']]
      : []),
    ['Data out of AWS', 'the first byte; what comes in is free'],
  ]
  return {
    heading: 'Costs, and when they start',
    tasks: ['Have each one approved before its order; `landbridge price` has the amounts'],
    tables: tableOf(['What', 'Starts with'], rows),
  }
}

function rollBack(ports: readonly Row<'connection'>[]): Chapter {
  return {
    heading: 'Going live, and the way back',
    step: 'goLive',
    tasks: [
      'Before: write down the routes in use now, and leave the old way up and configured',
      'Move one small prefix or one VPC first; then the others by local preference, not by taking anything away',
      'Way back in minutes: lower the local preference of the new sessions, or shut them on the router; traffic returns to the old way',
      'A month later: cancel the old way, and look into its term of notice now',
      ...(ports.length > 0
        ? [
            'Giving up a port for good: delete its virtual interfaces, then the connection, then have the facility take the cross-connect away (it bills until told)',
          ]
        : []),
    ],
  }
}
