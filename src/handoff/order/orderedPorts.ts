import { isLiveConnection } from '../../resources/connection.ts'
import type { CrossConnect } from '../../resources/customerSide.ts'
import { findLocation } from '../../resources/location.ts'
import type { Row, World } from '../../resources/world.ts'
import { MEDIA } from '../loa.ts'
import { type Chapter, tableOf } from './chapter.ts'

/** Everything about ports: circuits, orders, letters, cross-connects, optics. */
export function orderedPorts(world: World): readonly Chapter[] {
  const connections = [...world.all('connection')].filter(({ body }) => isLiveConnection(body))
  const own = connections.filter(({ body }) => body.role !== 'hosted')
  const hosted = connections.filter(({ body }) => body.role === 'hosted')
  const patches = new Map([...world.all('crossConnect')].map(({ body }) => [body.connectionId, body]))
  return [
    ...circuits(own, patches),
    ...ports(world, own),
    ...partners(world, hosted),
    ...letters(own),
    ...crossConnects(world, own, patches),
    ...optics(world, own, patches),
  ]
}

type Connection = Row<'connection'>
type Patches = ReadonlyMap<string, CrossConnect>

function place(code: string): string {
  const location = findLocation(code)
  return location ? `${code}, ${location.name}` : code
}

function circuits(own: readonly Connection[], patches: Patches): readonly Chapter[] {
  const rows = own.flatMap(({ id, body }) => {
    const carrier = patches.get(id)?.carrier
    if (!carrier) return []
    return [[body.name, carrier.name, place(body.location), body.bandwidth, carrier.forwardsLossOfLight ? 'yes' : 'no', '']]
  })
  if (rows.length === 0) return []
  return [
    {
      heading: 'Carrier circuits',
      step: 'circuits',
      tasks: [
        'Order each circuit from the router to the facility, single-mode fibre, Ethernet, all VLANs passed on untouched (802.1Q end to end)',
        'Ask for its way on a map: two circuits in one conduit fail together',
        'Ask whether loss of light on one end is passed on to the other; where it is not, BFD is what notices a failure',
        'Agree on who orders the cross-connect from the carrier to AWS’s port, and hand them the LOA-CFA',
      ],
      tables: tableOf(['For', 'Carrier', 'To', 'Speed', 'Passes on loss of light', 'Circuit number'], rows),
    },
  ]
}

function ports(world: World, own: readonly Connection[]): readonly Chapter[] {
  if (own.length === 0) return []
  const rows = own.map(({ account, region, body }) => [
    body.name,
    account,
    region,
    place(body.location),
    body.bandwidth,
    body.requestMACSec ? 'yes' : 'no',
    body.providerName ?? '',
    body.lagId === undefined ? '' : (world.get('lag', body.lagId)?.body.name ?? body.lagId),
    '',
  ])
  const isShared = new Set(own.map(({ body }) => body.location)).size < own.length
  return [
    {
      heading: 'AWS ports',
      step: 'ports',
      paragraphs: [
        'AWS reviews an order within 72 hours. A question by e-mail has to be answered within 7 days, or the order is deleted.',
      ],
      tasks: [
        'Order the ports (console, `aws directconnect create-connection`, or the template of this estate)',
        'Watch the mailbox of the account for AWS’s questions',
        ...(isShared ? ['Compare `awsLogicalDeviceId` of the ports in one location: the same device twice fails at once'] : []),
        ...(own.some(({ body }) => body.requestMACSec)
          ? ['Make CKN and CAK of each MACsec port, and keep them where both ends can be given them without mail']
          : []),
      ],
      tables: tableOf(['Name', 'Account', 'Region', 'Location', 'Speed', 'MACsec', 'Provider', 'LAG', 'Connection id'], rows),
    },
  ]
}

function partners(world: World, hosted: readonly Connection[]): readonly Chapter[] {
  if (hosted.length === 0) return []
  const rows = hosted.map(({ account, region, body }) => [
    body.name,
    account,
    region,
    place(body.location),
    body.bandwidth,
    String(body.vlan ?? ''),
    (body.parentId !== undefined && world.get('connection', body.parentId)?.body.name) || body.partnerName || '',
    '',
  ])
  return [
    {
      heading: 'Hosted connections of partners',
      step: 'hosted',
      paragraphs: [
        'The partner allocates them and chooses the VLAN; each carries one virtual interface. They are billed from acceptance.',
      ],
      tasks: [
        'Order from the partner, with the account id below',
        'Accept each one: `aws directconnect confirm-connection --connection-id …`',
        'Compare the VLAN with the one below and correct the router where the partner chose another',
      ],
      tables: tableOf(['Name', 'For account', 'Region', 'Location', 'Speed', 'VLAN', 'Of', 'Partner’s order number'], rows),
    },
  ]
}

function letters(own: readonly Connection[]): readonly Chapter[] {
  if (own.length === 0) return []
  return [
    {
      heading: 'LOA-CFA',
      step: 'letters',
      paragraphs: [
        'The Letter of Authorization and Connecting Facility Assignment can be downloaded when a connection leaves `requested`. It is valid for 90 days; a new one can be had at any time. Whoever orders the cross-connect needs it: you, or the carrier or provider in the facility.',
      ],
      tasks: [
        ...own.map(
          ({ region, body }) =>
            `${body.name}: \`aws directconnect describe-loa --region ${region} --connection-id … --output text --query loaContent | base64 --decode > ${body.name}.pdf\``,
        ),
        'Keep every letter: taking a cross-connect away again needs it too',
      ],
    },
  ]
}

function crossConnects(world: World, own: readonly Connection[], patches: Patches): readonly Chapter[] {
  if (own.length === 0) return []
  const byFacility = Map.groupBy(own, ({ body }) => place(body.location))
  return [
    {
      heading: 'Cross-connects',
      step: 'crossConnects',
      paragraphs: ['AWS’s end is in the letter and is written here from it; yours is where the router’s patch panel is.'],
      tasks: [
        ...[...byFacility].map(
          ([facility, at]) =>
            `Order ${at.length === 1 ? 'one cross-connect' : `${at.length} cross-connects`} at ${facility}: single-mode, LC duplex, with the letter attached`,
        ),
        'Ask for the light levels of both ends when it is patched; no light usually means that the strands of one end are swapped',
      ],
      tables: [...byFacility].flatMap(([facility, at]) =>
        tableOf(
          [
            'Connection',
            'AWS room',
            'AWS rack',
            'AWS panel',
            'AWS port',
            'AWS strands',
            'Router',
            'Our rack and panel',
            'Our port',
            'Order number',
          ],
          at.map(({ id, body }) => [body.name, '', '', '', '', '', routerOf(world, patches.get(id)), '', '', '']),
          facility,
        ),
      ),
    },
  ]
}

function routerOf(world: World, patch: CrossConnect | undefined): string {
  return (patch && world.get('router', patch.routerId)?.body.name) ?? ''
}

function optics(world: World, own: readonly Connection[], patches: Patches): readonly Chapter[] {
  if (own.length === 0) return []
  const rows = own.map(({ id, body }) => [
    routerOf(world, patches.get(id)),
    body.name,
    MEDIA[body.bandwidth] ?? 'single-mode fibre, LC duplex',
    body.bandwidth === '1Gbps' ? 'as AWS’s end has it; ask' : 'off: set the speed and full duplex',
    body.lagId === undefined ? 'no' : 'LACP, active',
    '',
  ])
  return [
    {
      heading: 'Optics, cables and router ports',
      tasks: [
        'Have one optic of each kind as a spare on the spot',
        'Single-mode LC duplex patch cables, each end labelled with the connection’s name',
        'A free router port of the speed, on different line cards where a router has two',
      ],
      tables: tableOf(['Router', 'Connection', 'Optic', 'Auto-negotiation', 'Bundle', 'Router port'], rows),
    },
  ]
}
