import { covers, type Prefix } from '../net/prefix.ts'
import { taggedName } from '../resources/taggedName.ts'
import type { Row } from '../resources/world.ts'
import type { ExportPolicy, ImportPolicy, Link, Pipe } from '../routing/network.ts'
import {
  CONCENTRATOR_BPS,
  CONCENTRATOR_SITE,
  LARGE_TUNNEL,
  TGW_MISSING_MED,
  TGW_VPN_BPS,
  TUNNEL,
  VGW_EGRESS_BPS,
  VGW_RANK,
  VPN_MAXIMUM_PREFIXES,
  VPN_RESTART_AFTER_LIMIT_MS,
} from './awsPolicy.ts'
import { type Builder, prefixes } from './builder.ts'
import { CUSTOMERS, TABLE } from './transitAttachmentToNode.ts'
import { carriesPackets, labelOf, TABLE_GROUPS, tableEntered } from './transitGatewayToTables.ts'

/** What of a VPN depends on the gateway that it ends at. */
export interface VpnGatewayEnd {
  readonly kind: 'virtualPrivateGateway' | 'transitGateway'
  /** Where tunnels and their sessions end. */
  readonly node: string
  /** The table that packets from the customer are looked up in, where it is not the node's own. */
  readonly table?: string
  /** Of the addresses that the tunnels carry. */
  readonly family: 4 | 6
  /** What each tunnel carries. */
  readonly tunnel: { readonly bps: number; readonly packetsPerSecond: number }
  /** Shared with other VPNs of the gateway. */
  readonly pipes: readonly (Omit<Pipe, 'from'> & { readonly label: string; readonly fromAws: boolean })[]
  readonly group: string
  readonly import: ImportPolicy
  readonly export: ExportPolicy
  /** What is reached over a VPN without BGP: the customer's router has a static route for each. */
  readonly behind: readonly Prefix[]
}

type Vpn = Row<'vpnConnection'>

export function vpnGatewayEnd(build: Builder, vpn: Vpn): VpnGatewayEnd | undefined {
  const { virtualPrivateGatewayId } = vpn.body
  return virtualPrivateGatewayId === undefined
    ? transitGatewayEnd(build, vpn)
    : virtualPrivateGatewayEnd(build, virtualPrivateGatewayId)
}

/** A VPN on a virtual private gateway carries IPv4 only (Site-to-Site VPN guide, "IPv4 and IPv6 traffic"). */
function virtualPrivateGatewayEnd(build: Builder, node: string): VpnGatewayEnd | undefined {
  const gateway = build.nodes.get(node)
  if (!gateway) return undefined
  return {
    kind: 'virtualPrivateGateway',
    node,
    family: 4,
    tunnel: TUNNEL,
    pipes: [
      { name: `${node} VPN egress`, label: `${build.info.get(node)?.label} VPN egress`, bps: VGW_EGRESS_BPS, fromAws: true },
    ],
    group: 'vpn',
    import: {
      rank: VGW_RANK.vpnBgp,
      maximumPrefixes: VPN_MAXIMUM_PREFIXES.virtualPrivateGateway,
      restartAfterLimitMs: VPN_RESTART_AFTER_LIMIT_MS,
    },
    export: { from: ['local', 'vpn'] },
    behind: gateway.originates.filter(({ family }) => family === 4),
  }
}

/** The attachment of the VPN or of its concentrator. */
function transitGatewayEnd(build: Builder, { id, body }: Vpn): VpnGatewayEnd | undefined {
  const attachment = [...build.world.referring('transitGatewayAttachment', body.vpnConcentratorId ?? id)].find(row =>
    carriesPackets(row.body),
  )
  if (!attachment || !build.nodes.has(attachment.id)) return undefined
  const table = tableEntered(build, attachment)
  const family = body.tunnelInsideIpVersion === 'ipv6' ? 6 : 4
  const both = (name: string, label: string, limit: { readonly bps: number; readonly packetsPerSecond?: number }) =>
    [true, false].map(fromAws => ({ name: `${name} ${fromAws ? 'from' : 'to'} AWS`, label, ...limit, fromAws }))
  const gateway = build.world.get('transitGateway', attachment.body.transitGatewayId)
  const vpn = taggedName(id, body.tags)
  return {
    kind: 'transitGateway',
    node: attachment.id,
    table,
    family,
    tunnel: tunnelLimit(body),
    pipes: [
      ...both(`${attachment.body.transitGatewayId} VPNs`, `${gateway ? labelOf(gateway) : id} VPNs`, { bps: TGW_VPN_BPS }),
      ...(body.vpnConcentratorId === undefined
        ? []
        : [
            ...both(`${body.vpnConcentratorId} sites`, `${body.vpnConcentratorId} sites`, { bps: CONCENTRATOR_BPS }),
            ...both(`${id} site`, `${vpn} site`, CONCENTRATOR_SITE),
          ]),
    ],
    group: CUSTOMERS,
    import: {
      maximumPrefixes: VPN_MAXIMUM_PREFIXES.transitGateway,
      restartAfterLimitMs: VPN_RESTART_AFTER_LIMIT_MS,
      missingMed: TGW_MISSING_MED,
    },
    export: { from: [TABLE], inactive: true },
    behind: body.staticRoutesOnly ? behindTable(build, attachment, table).filter(prefix => prefix.family === family) : [],
  }
}

function tunnelLimit({ vpnConcentratorId, tunnelBandwidth }: Vpn['body']): VpnGatewayEnd['tunnel'] {
  if (vpnConcentratorId !== undefined) return CONCENTRATOR_SITE
  return tunnelBandwidth === 'large' ? LARGE_TUNNEL : TUNNEL
}

/**
 * Nothing tells a router without BGP what is behind a transit gateway. Whoever makes the VPN the reserve of a Direct
 * Connect writes down what comes over that: the allowed prefixes; and the CIDRs of VPCs that none of them covers.
 */
function behindTable(build: Builder, attachment: Row<'transitGatewayAttachment'>, table: string): Prefix[] {
  const associations = [...build.world.referring('directConnectGatewayAssociation', attachment.body.transitGatewayId)]
  const allowed = prefixes(associations.flatMap(({ body }) => (body.state === 'disassociated' ? [] : body.allowedPrefixes)))
  const statics = build.nodes.get(table)?.statics ?? []
  const vpcs = statics.filter(({ group }) => group === TABLE_GROUPS.vpc).map(({ prefix }) => prefix)
  return [...allowed, ...vpcs.filter(prefix => !allowed.some(each => covers(each, prefix)))]
}

/** The gateway's pipes on a link between it and a router. */
export function gatewayPipes(build: Builder, { node, pipes }: VpnGatewayEnd, router: string): Link['pipes'] {
  return pipes.map(({ label, fromAws, ...pipe }) =>
    build.pipe(
      { ...pipe, from: fromAws ? node : router },
      { name: label, kind: 'gateway', direction: fromAws ? 'fromAws' : 'toAws' },
    ),
  )
}
