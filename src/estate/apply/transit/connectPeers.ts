import type { Estate } from '../../estate.ts'
import { routerPath } from '../routerPath.ts'
import { ask, idNeeded, isAsMade, leftOut, note, type Run, settle } from '../run.ts'
import { scopeOf, scopesOf } from '../scopes.ts'
import type { Applying, CallScope } from '../step.ts'
import { findTagged, tagSpecifications } from '../tagged.ts'
import { attachmentsByName, connectAttachmentPath } from './attachmentIds.ts'
import { type AwsConnect, type AwsConnectPeer, CONNECT_PEERS, CONNECTS } from './transitListings.ts'

type Wanted = Estate['connectPeers'][string]

/** Connect peers over Direct Connect, each on a Connect attachment of its own that has its name. */
export function* applyConnectPeers(run: Run): Applying<void> {
  const scopes = scopesOf(run.estate, 'connectPeers')
  const attached = yield* findTagged(CONNECTS, scopes, 'connectPeers')
  const found = yield* findTagged(CONNECT_PEERS, scopes, 'connectPeers')
  for (const [name, wanted] of Object.entries(run.estate.connectPeers)) {
    const about = `connectPeers.${name}`
    const scope = scopeOf(run.estate, 'connectPeers', name)
    const transport = yield* transportOf(run, scope, about, wanted)
    const router = idNeeded(run, about, routerPath(run.estate, wanted.router))
    if (transport === undefined || router === undefined) continue
    const there = attached(scope, name)
    if (there) isAsMade(run, about, { gateway: [transport, there.TransportTransitGatewayAttachmentId] })
    const attachment = there ?? (yield* connected(run, scope, name, transport))
    if (!attachment) continue
    run.ids.set(connectAttachmentPath(name), attachment.TransitGatewayAttachmentId)
    const asn = Number(run.facts.get(`${routerPath(run.estate, wanted.router)}.asn`))
    yield* applyPeer(run, scope, name, { wanted, asn, attachment, there: found(scope, name) })
  }
}

function* transportOf(
  run: Run,
  scope: CallScope,
  about: string,
  { transitGateway, gateway }: Wanted,
): Applying<string | undefined> {
  const attachment = (yield* attachmentsByName(run, scope, transitGateway)).get(gateway)
  return (
    attachment?.TransitGatewayAttachmentId ??
    leftOut(run, about, `directConnectGateways.${gateway}.transitGateways.${transitGateway}`)
  )
}

function* connected(run: Run, scope: CallScope, name: string, transport: string): Applying<AwsConnect | undefined> {
  const about = `connectPeers.${name}`
  const input = {
    TransportTransitGatewayAttachmentId: transport,
    Options: { Protocol: 'gre' },
    TagSpecifications: tagSpecifications('transit-gateway-attachment', name),
  }
  const call = { service: 'ec2', operation: 'CreateTransitGatewayConnect', input, about } as const
  const output = yield* ask<{ TransitGatewayConnect: AwsConnect }>(run, scope, call)
  if (!output) return undefined
  const { TransitGatewayAttachmentId } = output.TransitGatewayConnect
  const isReady = ({ State }: AwsConnect) => State !== 'pending'
  const wait = { what: 'Connect attachment available', about }
  const look = () => lookAtConnect(run, scope, TransitGatewayAttachmentId, about)
  return yield* settle(run, wait, output.TransitGatewayConnect, isReady, look)
}

function* lookAtConnect(run: Run, scope: CallScope, id: string, about: string): Applying<AwsConnect | undefined> {
  const input = { TransitGatewayAttachmentIds: [id] }
  const call = { service: 'ec2', operation: 'DescribeTransitGatewayConnects', input, about } as const
  return (yield* ask<{ TransitGatewayConnects?: AwsConnect[] }>(run, scope, call))?.TransitGatewayConnects?.[0]
}

interface Peering {
  readonly wanted: Wanted
  readonly asn: number
  readonly attachment: AwsConnect
  readonly there: AwsConnectPeer | undefined
}

function* applyPeer(run: Run, scope: CallScope, name: string, { wanted, asn, attachment, there }: Peering): Applying<void> {
  const about = `connectPeers.${name}`
  if (there) {
    const has = there.ConnectPeerConfiguration
    run.ids.set(about, there.TransitGatewayConnectPeerId)
    note(run, about, 'unchanged')
    isAsMade(run, about, {
      address: [wanted.address, has?.PeerAddress],
      inside: [wanted.inside.join(' '), has?.InsideCidrBlocks?.join(' ')],
      asn: [asn, has?.BgpConfigurations?.[0]?.PeerAsn],
    })
    return
  }
  const input = {
    TransitGatewayAttachmentId: attachment.TransitGatewayAttachmentId,
    PeerAddress: wanted.address,
    InsideCidrBlocks: wanted.inside,
    BgpOptions: { PeerAsn: asn },
    TagSpecifications: tagSpecifications('transit-gateway-connect-peer', name),
  }
  const call = { service: 'ec2', operation: 'CreateTransitGatewayConnectPeer', input, about } as const
  const output = yield* ask<{ TransitGatewayConnectPeer: AwsConnectPeer }>(run, scope, call)
  if (!output) return
  note(run, about, 'created')
  run.ids.set(about, output.TransitGatewayConnectPeer.TransitGatewayConnectPeerId)
}
