import type { TransitGatewayAttachment } from '../resources/transitGateway.ts'
import type { Row } from '../resources/world.ts'
import type { ImportPolicy, Link, SessionEnd } from '../routing/network.ts'
import { attachmentLabel } from './attachmentLabel.ts'
import { attachmentPipe } from './attachmentPipe.ts'
import { INSIDE_TIMERS, TGW_RANK } from './awsPolicy.ts'
import type { Builder, DraftNode } from './builder.ts'
import { carriesPackets, labelOf, linkTo, TABLE_GROUPS, tableEntered, tablesOfferedTo } from './transitGatewayToTables.ts'

type Attachment = Row<'transitGatewayAttachment'>

/** Groups of an attachment's node: what came from the customer, and what it heard from its table. */
export const CUSTOMERS = 'customers'
export const TABLE = 'table'

/**
 * VPNs, Connects and Direct Connect gateways: a node in which their BGP sessions end. It hands every path of the customer
 * to the tables it propagates to, next hops unchanged, and hears from the one it is associated with what it tells its
 * peers. Only packets that a static route sends to the attachment are looked up here.
 */
export function addTransitAttachments(build: Builder): void {
  for (const attachment of build.world.all('transitGatewayAttachment')) {
    if (attachment.body.type in KINDS && carriesPackets(attachment.body)) addNode(build, attachment)
  }
}

function addNode(build: Builder, attachment: Attachment): DraftNode | undefined {
  const gateway = build.world.get('transitGateway', attachment.body.transitGatewayId)
  if (!gateway) return undefined
  const { amazonSideAsn, vpnEcmpSupport } = gateway.body
  return build.node(
    attachment.id,
    {
      label: attachmentLabel(build, attachment),
      kind: 'attachment',
      transitGateway: { id: gateway.id, label: labelOf(gateway) },
    },
    {
      asn: amazonSideAsn,
      equalAsPathsOnly: true,
      comparesEveryMed: true,
      singlePathGroups: [TABLE_GROUPS.static, ...(vpnEcmpSupport ? [] : [CUSTOMERS])],
    },
  )
}

interface Kind {
  readonly group: string
  readonly import: ImportPolicy
  /** Whether peers are told the routes of the associated table. */
  readonly announces: boolean
}

const KINDS: { readonly [T in TransitGatewayAttachment['type']]?: Kind } = {
  'direct-connect-gateway': {
    group: TABLE_GROUPS.directConnect,
    import: { rank: TGW_RANK.directConnect },
    announces: false,
  },
  connect: { group: TABLE_GROUPS.connect, import: { rank: TGW_RANK.connect }, announces: true },
  vpn: { group: TABLE_GROUPS.vpn, import: { rank: TGW_RANK.vpn }, announces: true },
  'vpn-concentrator': { group: TABLE_GROUPS.vpnConcentrator, import: { rank: TGW_RANK.vpnConcentrator }, announces: true },
}

const PRIVATE_VPN: Kind = { group: TABLE_GROUPS.privateVpn, import: { rank: TGW_RANK.privateVpn }, announces: true }

function kindOf(build: Builder, { body }: Attachment): Kind | undefined {
  const vpn = body.type === 'vpn' ? build.world.get('vpnConnection', body.resourceId)?.body : undefined
  return vpn?.outsideIpAddressType === 'PrivateIpv4' ? PRIVATE_VPN : KINDS[body.type]
}

/** Sessions between attachments and tables; last, when it is known what the tables have. */
export function addTransitSessions(build: Builder): void {
  const groupsByTable = new Map<string, readonly string[]>()
  const groupsOf = (table: string) => {
    const known = groupsByTable.get(table) ?? announcedGroups(build, table)
    groupsByTable.set(table, known)
    return known
  }
  for (const attachment of build.world.all('transitGatewayAttachment')) {
    const kind = kindOf(build, attachment)
    if (!kind || !build.nodes.has(attachment.id)) continue
    const entered = tableEntered(build, attachment)
    const offered = new Set(tablesOfferedTo(build, attachment))
    for (const table of new Set([...offered, ...(kind.announces && build.transitTables.has(entered) ? [entered] : [])])) {
      const told = kind.announces && table === entered ? groupsOf(table) : []
      const own = staticGroup(attachment.id)
      addSession(build, attachment, table, kind, {
        offers: offered.has(table),
        told: told.filter(group => group !== own),
      })
    }
  }
}

/** Statics that lead to the attachment itself are no news to its peers. */
export function staticGroup(attachmentId: string): string {
  return `${TABLE_GROUPS.static} ${attachmentId}`
}

function legOf({ rttMs, rttMsVia }: Link): Pick<Link, 'rttMs' | 'rttMsVia'> {
  return { rttMs, ...(rttMsVia && { rttMsVia }) }
}

/** Everything but blackholes. */
function announcedGroups(build: Builder, table: string): readonly string[] {
  const groups = new Set<string>(Object.values(TABLE_GROUPS))
  for (const { group } of build.nodes.get(table)?.statics ?? []) if (group !== undefined) groups.add(group)
  groups.delete(TABLE_GROUPS.blackhole)
  return [...groups]
}

function addSession(
  build: Builder,
  attachment: Attachment,
  table: string,
  kind: Kind,
  { offers, told }: { readonly offers: boolean; readonly told: readonly string[] },
): void {
  const { id, body } = attachment
  // Packets cross the backbone on their way to the Direct Connect gateway's locations, too.
  const backbone = build.links.get(`${body.resourceId}~${id}`)
  const way = { from: table, towards: 'from transit gateway', direction: 'fromAws' } as const
  const pipes = backbone ? [attachmentPipe(build, attachment, body.transitGatewayId, way)] : []
  const name = linkTo(build, table, id, id, backbone ? { ...legOf(backbone), pipes } : {})
  const atAttachment: SessionEnd = {
    node: id,
    ...INSIDE_TIMERS,
    group: TABLE,
    import: { onlyToldOn: true },
    export: { from: offers ? [CUSTOMERS] : [], everyPath: true },
  }
  const atTable: SessionEnd = { node: table, ...INSIDE_TIMERS, group: kind.group, import: kind.import, export: { from: told } }
  build.session({ name, link: name, components: [], ends: [atTable, atAttachment] })
}
