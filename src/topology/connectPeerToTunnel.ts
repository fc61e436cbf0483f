import { parseAddress } from '../net/address.ts'
import { taggedName } from '../resources/taggedName.ts'
import type { Row } from '../resources/world.ts'
import { CONNECT_PEER, TGW_MISSING_MED, TGW_MTU, VPN_MAXIMUM_PREFIXES, VPN_TIMERS } from './awsPolicy.ts'
import { type Builder, prefixes } from './builder.ts'
import { customerTimers, isConfigured, LOCAL_PREFERENCE, policyTowards, takenFrom, toldTo } from './customerPolicy.ts'
import { CUSTOMERS, TABLE } from './transitAttachmentToNode.ts'
import { carriesPackets, labelOf, tableEntered } from './transitGatewayToTables.ts'
import { ridesOn, slowestMs, type Underlay, underlaysOf } from './tunnelUnderlay.ts'

/** What GRE (RFC 2784) adds to a packet: its own 4 bytes, and those of the IP header outside. */
const GRE_BYTES = { 4: 24, 6: 44 } as const

/**
 * Connect peers over Direct Connect: a GRE tunnel from a router, in it BGP. AWS runs two sessions per peer, to two of its
 * own devices; here they are one. Appliances in VPCs are not modelled.
 */
export function addConnectPeers(build: Builder): void {
  for (const peer of build.world.all('transitGatewayConnectPeer')) {
    const attachment = build.world.get('transitGatewayAttachment', peer.body.attachmentId)
    if (peer.body.state !== 'available' || !attachment || !build.nodes.has(attachment.id)) continue
    const transport = build.world.get('transitGatewayAttachment', attachment.body.resourceId)
    if (!transport || !carriesPackets(transport.body)) continue
    if (transport.body.type !== 'direct-connect-gateway') {
      build.remarks.add(
        `Connect attachment ${labelOf(attachment)} stands on a VPC: its appliance is not modelled, and it carries nothing.`,
      )
      continue
    }
    const announced = underlaysOf(build, peer.body.peerAddress, peer.account, transport.body.resourceId)
    const declared = [...build.world.referring('router', peer.body.peerAddress)].find(({ account }) => account === peer.account)
    const router = declared ?? build.world.get('router', announced[0]?.router ?? '')
    if (!router) continue
    // Another edge of the site hands packets on to the router that says the address is its own.
    const isWay = (other: string) =>
      declared ? build.world.get('router', other)?.body.siteId === router.body.siteId : other === router.id
    const underlays = announced.filter(each => isWay(each.router))
    if (underlays.length > 0) addPeer(build, peer, attachment, router, underlays)
    else build.remarks.add(noWay(peer))
  }
}

function noWay({ id, body }: Row<'transitGatewayConnectPeer'>): string {
  return `Connect peer ${taggedName(id, body.tags)} has no way: no transit virtual interface of its transport attachment announces ${body.peerAddress}.`
}

function addPeer(
  build: Builder,
  { id, body }: Row<'transitGatewayConnectPeer'>,
  attachment: Row<'transitGatewayAttachment'>,
  router: Row<'router'>,
  underlays: readonly Underlay[],
): void {
  const name = taggedName(id, body.tags)
  if (!isConfigured(router.body, [name, id])) return
  if (router.body.asn !== body.peerAsn) {
    build.remarks.add(
      `Connect peer ${name} expects AS ${body.peerAsn} and router ${router.body.name} is AS ${router.body.asn}: no session.`,
    )
    return
  }
  const ends = { amazonEnd: attachment.id, customerEnd: router.id }
  const component = build.domain('tunnel', id, name)
  build.link({
    name: id,
    ends: [attachment.id, router.id],
    mtu: Math.min(TGW_MTU, ...underlays.map(({ link }) => link.mtu)) - GRE_BYTES[parseAddress(body.peerAddress)?.family ?? 4],
    rttMs: slowestMs(build, underlays, attachment.region),
    elements: [
      { component, cutSeenBy: {} },
      // Whatever its packets ride on, a tunnel ends with its router.
      { component: `router:${router.id}`, cutSeenBy: {} },
      { component: `site:${router.body.siteId}`, cutSeenBy: {} },
    ],
    pipes: build.bothWays({ name: id, ...CONNECT_PEER }, { name, kind: 'tunnel' }, attachment.id, router.id),
    way: component,
    shown: true,
    bundle: ridesOn(underlays, id, ends),
    enters: { [attachment.id]: tableEntered(build, attachment) },
  })
  addSession(build, { id, name }, attachment.id, router)
}

function addSession(
  build: Builder,
  peer: { readonly id: string; readonly name: string },
  node: string,
  router: Row<'router'>,
): void {
  const policy = policyTowards(router.body, [peer.name, peer.id])
  const { bfd: _bfd, restartMs: _restart, ...timers } = customerTimers(router.body, policy)
  const site = build.world.get('site', router.body.siteId)
  build.session({
    name: peer.id,
    link: peer.id,
    components: [build.domain('session', peer.id, peer.name)],
    ends: [
      {
        node,
        ...VPN_TIMERS,
        group: CUSTOMERS,
        import: { maximumPrefixes: VPN_MAXIMUM_PREFIXES.transitGateway, missingMed: TGW_MISSING_MED },
        export: { from: [TABLE], inactive: true },
      },
      {
        node: router.id,
        ...timers,
        group: 'vpn',
        import: takenFrom(policy, LOCAL_PREFERENCE.vpn),
        export: {
          from: ['local', 'ibgp'],
          only: prefixes(policy?.advertise ?? site?.body.prefixes ?? []),
          ...toldTo(policy),
        },
      },
    ],
  })
  build.peers.set(peer.id, { amazonEnd: node })
}
