import { isLiveConnection } from '../../resources/connection.ts'
import { isLiveLag } from '../../resources/lag.ts'
import { membersOf } from '../../resources/lagMembers.ts'
import { findLocation } from '../../resources/location.ts'
import { isLiveVirtualInterface } from '../../resources/virtualInterface.ts'
import type { Row, World } from '../../resources/world.ts'
import { rowName } from '../rowName.ts'
import { amazonPicture } from './amazonPicture.ts'
import type { Box, Frame, Line, Picture } from './picture.ts'
import { publicBox } from './publicBox.ts'

/** The estate as a picture: sites on the left, locations and the Internet in the middle, Regions on the right. */
export function pictureOf(world: World, title: string): Picture {
  const amazon = amazonPicture(world)
  const frames = [...sites(world), ...locations(world), ...internet(world), ...amazon.frames]
  const boxes = new Set(frames.flatMap(each => each.boxes.map(({ id }) => id)))
  const lines = [
    ...patches(world),
    ...hosting(world),
    ...interfaces(world, amazon.boxOf),
    ...tunnels(world, amazon.boxOf),
    ...amazon.lines,
  ]
  // What an estate refers to and does not describe is not drawn.
  return { title, frames, lines: lines.filter(({ ends }) => ends.every(end => boxes.has(end))) }
}

function sites(world: World): readonly Frame[] {
  return [...world.all('site')].map(site => ({
    label: `site ${site.body.name}${site.body.prefixes.length > 0 ? ` ${shortened(site.body.prefixes)}` : ''}`,
    boxes: [...world.referring('router', site.id)].map(
      (router): Box => ({ id: router.id, label: [router.body.name, `AS ${router.body.asn}`] }),
    ),
  }))
}

/** The first ones, and how many more there are. */
function shortened(texts: readonly string[]): string {
  return texts.length <= 3 ? texts.join(' ') : `${texts.slice(0, 3).join(' ')} and ${texts.length - 3} more`
}

function locations(world: World): readonly Frame[] {
  const ports = [...world.all('connection')].filter(({ body }) => isLiveConnection(body) && body.lagId === undefined)
  const lags = [...world.all('lag')].filter(({ body }) => isLiveLag(body))
  const boxes = [
    ...ports.map(row => ({ at: row.body.location, box: portBox(world, row) })),
    ...lags.map(row => ({ at: row.body.location, box: lagBox(world, row) })),
  ]
  return [...Map.groupBy(boxes, ({ at }) => findLocation(at)?.code ?? at)].map(([code, at]) => ({
    label: [code, findLocation(code)?.name].filter(part => part !== undefined).join(' '),
    boxes: at.map(({ box }) => box),
  }))
}

function portBox(world: World, { id, body }: Row<'connection'>): Box {
  const parent =
    body.parentId === undefined ? undefined : (world.get('connection', body.parentId) ?? world.get('lag', body.parentId))
  return {
    id,
    label: [
      body.name,
      body.bandwidth,
      ...(body.role === 'hosted' ? [`hosted${parent ? ` on ${parent.body.name}` : ''}, VLAN ${body.vlan}`] : []),
      ...(body.role === 'interconnect' ? ['interconnect'] : []),
      ...(body.requestMACSec ? ['MACsec'] : []),
    ],
  }
}

function lagBox(world: World, { id, body }: Row<'lag'>): Box {
  const members = membersOf(world, id)
  return { id, label: [body.name, `${members.length} × ${body.bandwidth}`, ...(body.requestMACSec ? ['MACsec'] : [])] }
}

/** From routers to ports; the patches of a LAG are one line. */
function patches(world: World): readonly Line[] {
  const found = new Map<string, Line>()
  for (const { body } of world.all('crossConnect')) {
    const port = world.get('connection', body.connectionId)
    if (!port || !isLiveConnection(port.body)) continue
    const end = port.body.lagId ?? port.id
    const members = port.body.lagId === undefined ? 1 : membersOf(world, port.body.lagId).length
    const plain = members > 1 ? `${members} cross-connects` : 'cross-connect'
    const label = body.carrier ? [`circuit of ${body.carrier.name}`] : [plain]
    found.set(`${body.routerId} ${end}`, { ends: [body.routerId, end], label })
  }
  return [...found.values()]
}

/** From a partner's port to what it hosts. */
function hosting(world: World): readonly Line[] {
  return [...world.all('connection')].flatMap(({ id, body }): readonly Line[] =>
    body.parentId === undefined || !isLiveConnection(body) ? [] : [{ ends: [body.parentId, id], label: ['hosts'] }],
  )
}

function interfaces(world: World, boxOf: (id: string) => string): readonly Line[] {
  return [...world.all('virtualInterface')]
    .filter(({ body }) => isLiveVirtualInterface(body))
    .map(({ region, body }) => {
      const customer = body.peers[0]?.asn
      return {
        ends: [body.connectionId, body.type === 'public' ? publicBox(region) : boxOf(body.gateway?.id ?? '')],
        label: [
          body.name,
          `${body.type}, VLAN ${body.vlan}${body.rateLimit === undefined ? '' : `, ${body.rateLimit}`}`,
          ...(customer === undefined ? [] : [`AS ${customer} to ${body.amazonSideAsn}`]),
        ],
      }
    })
}

function live(world: World): readonly Row<'vpnConnection'>[] {
  return [...world.all('vpnConnection')].filter(({ body }) => body.state !== 'deleting' && body.state !== 'deleted')
}

function internet(world: World): readonly Frame[] {
  const boxes = live(world).map(
    (row): Box => ({
      id: row.id,
      label: [
        `VPN ${rowName(row)}`,
        `2 tunnels, ${row.body.staticRoutesOnly ? 'static' : 'BGP'}${row.body.tunnelBandwidth === 'large' ? ', large' : ''}`,
      ],
    }),
  )
  const [inside, outside] = [true, false].map(isPrivate =>
    boxes.filter(({ id }) => (world.get('vpnConnection', id)?.body.outsideIpAddressType === 'PrivateIpv4') === isPrivate),
  )
  return [
    ...(outside && outside.length > 0 ? [{ label: 'Internet', boxes: outside }] : []),
    ...(inside && inside.length > 0 ? [{ label: 'VPN inside Direct Connect', boxes: inside }] : []),
  ]
}

function tunnels(world: World, boxOf: (id: string) => string): readonly Line[] {
  return live(world).flatMap((row): readonly Line[] => {
    const customer = world.get('customerGateway', row.body.customerGatewayId)
    const router = [...world.all('router')].find(
      ({ body }) =>
        body.publicAddress === customer?.body.ipAddress ||
        body.privateAddresses?.includes(customer?.body.ipAddress ?? '') === true,
    )
    const end = row.body.virtualPrivateGatewayId ?? row.body.transitGatewayId
    return [
      ...(router ? [{ ends: [router.id, row.id] as const, label: [customer?.body.ipAddress ?? ''], isDashed: true }] : []),
      ...(end === undefined ? [] : [{ ends: [row.id, boxOf(end)] as const, label: [], isDashed: true }]),
    ]
  })
}
