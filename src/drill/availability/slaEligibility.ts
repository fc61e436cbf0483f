import { listed } from '../../net/listed.ts'
import { byCampus } from '../../resources/campus.ts'
import { associationsOf } from '../../resources/gatewayAssociations.ts'
import { sameLocation } from '../../resources/location.ts'
import { taggedName } from '../../resources/taggedName.ts'
import { isLiveVirtualInterface, type VirtualInterface } from '../../resources/virtualInterface.ts'
import type { Row, World } from '../../resources/world.ts'
import { MINUTES_PER_YEAR } from './availabilityArithmetic.ts'
import { directConnectSlaPercent, VPN_SLA_PERCENT } from './slaPercent.ts'

/** What AWS would pay credits for: a commitment with conditions, and no estimate of anything. */
export interface SlaEligibility {
  /** An account's Direct Connect as a whole, or, where other ports lead to other end points, to these alone. */
  readonly what: string
  /** Null = the SLA excludes it. */
  readonly percentPerMonth: number | null
  readonly minutesPerMonth: number | null
  readonly because: string
  /** Conditions: what the estate does not show and the SLA asks for. */
  readonly provided: readonly string[]
}

/** AWS's month of 730 hours. */
const MINUTES_PER_MONTH = MINUTES_PER_YEAR / 12

/** What the SLAs of Direct Connect, by account and end point, and of Site-to-Site VPN cover. */
export function slaEligibility(world: World): readonly SlaEligibility[] {
  const uses = dedicatedPorts(world).flatMap(port => interfacesOf(world, port).map(vif => ({ port, vif })))
  const own = uses.filter(use => !isHostedInterface(use))
  const hosted = [...world.all('connection')].filter(row => row.body.role === 'hosted')
  const vpns = [...world.all('vpnConnection')].filter(row => row.body.state === 'available')
  return [
    ...[...Map.groupBy(own, ({ port }) => port.account).values()].flatMap(each => directConnect(world, each)),
    ...hosted.map(row => excluded(`hosted connection ${row.body.name}`)),
    ...uses.filter(isHostedInterface).map(({ vif }) => excluded(`hosted virtual interface ${vif.body.name}`)),
    ...vpns.map(({ id, body }) => commitment(`VPN ${taggedName(id, body.tags)}`, VPN_SLA_PERCENT, VPN_TERMS, [])),
  ]
}

/** What counts, and what counts as down: no condition that anybody could meet. */
const VPN_TERMS = 'each VPN connection by itself, which is down while both of its tunnels are unreachable'

type Connection = Row<'connection'>

/** A port, and what leads over it to an end point. */
interface Use {
  readonly port: Connection
  readonly vif: Row<'virtualInterface'>
}

/** A LAG is one connection, however many members it has. */
function dedicatedPorts(world: World): Connection[] {
  const ports = [...world.all('connection')].filter(({ body }) => body.role === undefined)
  return [...new Map(ports.map(row => [row.body.lagId ?? row.id, row])).values()]
}

function interfacesOf(world: World, { id, body }: Connection): Row<'virtualInterface'>[] {
  return [...world.referring('virtualInterface', body.lagId ?? id)].filter(vif => isLiveVirtualInterface(vif.body))
}

function isHostedInterface({ port, vif }: Use): boolean {
  return vif.body.ownerAccount !== port.account
}

/** Of an account: an answer for each set of ports that lead to the same end points. */
function directConnect(world: World, uses: readonly Use[]): SlaEligibility[] {
  const byEnd = Map.groupBy(uses, ({ vif }) => endOf(world, vif.body))
  const alike = Map.groupBy(byEnd, ([, here]) => [...new Set(here.map(({ port }) => port.id))].sort().join())
  return [...alike.values()].map(ends => {
    const ports = [...new Set(ends.flatMap(([, here]) => here.map(({ port }) => port)))]
    const to = alike.size === 1 ? '' : `, to ${listed(ends.map(([end]) => endName(world, end)))}`
    return eligibility(`Direct Connect, account ${ports[0]?.account}${to}`, ports)
  })
}

/** No id of a gateway. */
const PUBLIC = 'public services'

/** The SLA counts ways to the same end point: a gateway, where a Direct Connect gateway stands for what is behind it. */
function endOf(world: World, { gateway }: VirtualInterface): string {
  if (!gateway) return PUBLIC
  const [hub] = associationsOf(world, gateway.id).filter(({ body }) => body.gateway.id === gateway.id)
  return hub?.body.directConnectGatewayId ?? gateway.id
}

function endName(world: World, id: string): string {
  const hub = world.get('directConnectGateway', id)
  const gateway = world.get('virtualPrivateGateway', id)
  return hub?.body.name ?? (gateway ? taggedName(id, gateway.body.tags) : id)
}

function eligibility(what: string, ports: readonly Connection[]): SlaEligibility {
  const places = byCampus(ports, ({ body }) => body.location)
  const percent = directConnectSlaPercent(places.map(here => new Set(here.map(({ body }) => body.awsDevice)).size))
  const zones = 'end points behind it in at least two Availability Zones'
  const support = 'Enterprise Support'
  if (percent === 99.99) {
    const because = 'two locations or more with two connections or more on different AWS devices in each'
    return commitment(what, percent, because, [support, 'a Well-Architected Review', zones])
  }
  if (percent === 99.9) return commitment(what, percent, 'connections in at least two locations', [support, zones])
  return commitment(what, percent, onePlaceText(ports), [])
}

function onePlaceText([first, ...others]: readonly Connection[]): string {
  if (others.length === 0) return 'there is no second connection in another location'
  const isCampus = others.some(other => first && !sameLocation(other.body.location, first.body.location))
  return `all ${others.length + 1} connections are in one location${isCampus ? ', as a campus counts' : ''}`
}

function commitment(what: string, percent: number, because: string, provided: readonly string[]): SlaEligibility {
  const minutes = Math.round((1 - percent / 100) * MINUTES_PER_MONTH * 100) / 100
  return { what, percentPerMonth: percent, minutesPerMonth: minutes, because, provided }
}

function excluded(what: string): SlaEligibility {
  const because = 'the SLA excludes hosted connections and hosted virtual interfaces; the partner may have one of its own'
  return { what, percentPerMonth: null, minutesPerMonth: null, because, provided: [] }
}
