import { ask, demand, fault, idNeeded, note, notYet, type Run, settle } from '../run.ts'
import { scopeOf, scopesOf } from '../scopes.ts'
import type { Applying, CallScope } from '../step.ts'
import { findTagged, tagSpecifications } from '../tagged.ts'
import { type AwsTransitPeering, TRANSIT_PEERINGS } from './transitListings.ts'

/** Peerings: the first of both transit gateways asks, the second one accepts, each in its own account and Region. */
export function* applyTransitPeerings(run: Run): Applying<void> {
  const scopes = scopesOf(run.estate, 'transitGatewayPeerings')
  const found = yield* findTagged(TRANSIT_PEERINGS, scopes, 'transitGatewayPeerings')
  for (const [name, { between }] of Object.entries(run.estate.transitGatewayPeerings)) {
    const about = `transitGatewayPeerings.${name}`
    const [own, peer] = between.map(gateway => idNeeded(run, about, `transitGateways.${gateway}`))
    if (own === undefined || peer === undefined) continue
    const scope = scopeOf(run.estate, 'transitGatewayPeerings', name)
    const there = found(scope, name)
    if (there && !isBetween(run, about, there, [own, peer])) continue
    const peering = there ?? (yield* requested(run, scope, name, [own, peer]))
    if (!peering) continue
    const id = peering.TransitGatewayAttachmentId
    run.ids.set(about, id)
    yield* accepted(run, { asking: scope, accepting: scopeOf(run.estate, 'transitGateways', between[1]) }, about, peering)
  }
}

function isBetween(run: Run, about: string, there: AwsTransitPeering, [own, peer]: readonly [string, string]): boolean {
  note(run, about, 'unchanged')
  if (there.RequesterTgwInfo?.TransitGatewayId === own && there.AccepterTgwInfo?.TransitGatewayId === peer) return true
  fault(
    run,
    about,
    `${about} is between other transit gateways; AWS cannot change that in place: give it a new name, or delete it first.`,
  )
  return false
}

function* requested(
  run: Run,
  scope: CallScope,
  name: string,
  [TransitGatewayId, PeerTransitGatewayId]: readonly [string, string],
): Applying<AwsTransitPeering | undefined> {
  const about = `transitGatewayPeerings.${name}`
  const peer = run.estate.transitGatewayPeerings[name]!.between[1]
  const input = {
    TransitGatewayId,
    PeerTransitGatewayId,
    PeerAccountId: run.facts.get(`transitGateways.${peer}.owner`),
    PeerRegion: scopeOf(run.estate, 'transitGateways', peer).region,
    TagSpecifications: tagSpecifications('transit-gateway-attachment', name),
  }
  const call = { service: 'ec2', operation: 'CreateTransitGatewayPeeringAttachment', input, about } as const
  const output = yield* ask<{ TransitGatewayPeeringAttachment: AwsTransitPeering }>(run, scope, call)
  if (output) note(run, about, 'created')
  return output?.TransitGatewayPeeringAttachment
}

function* accepted(
  run: Run,
  { asking, accepting }: { readonly asking: CallScope; readonly accepting: CallScope },
  about: string,
  peering: AwsTransitPeering,
): Applying<void> {
  const id = peering.TransitGatewayAttachmentId
  const isAsked = ({ State }: AwsTransitPeering) => State !== 'initiatingRequest'
  const asked = yield* settle(run, { what: 'peering asked for', about }, peering, isAsked, () => look(asking, id, about))
  if (asked?.State === 'pendingAcceptance') {
    const input = { TransitGatewayAttachmentId: id }
    const call = { service: 'ec2', operation: 'AcceptTransitGatewayPeeringAttachment', input, about } as const
    if (!(yield* ask(run, accepting, call))) return
    note(run, about, 'changed')
  }
  const isThere = ({ State }: AwsTransitPeering) => State === 'available'
  const wait = { what: 'peering available', about }
  const seen = yield* settle(run, wait, yield* look(asking, id, about), isThere, () => look(asking, id, about))
  if (!seen) fault(run, about, `${about} is gone; apply the estate again.`)
  else if (!isThere(seen)) notYet(run, about, `${about} is ${seen.State}; apply the estate again when it is available.`)
}

function* look(scope: CallScope, id: string, about: string): Applying<AwsTransitPeering | undefined> {
  const input = { TransitGatewayAttachmentIds: [id] }
  const call = { service: 'ec2', operation: 'DescribeTransitGatewayPeeringAttachments', input, about } as const
  return (yield* demand<{ TransitGatewayPeeringAttachments?: AwsTransitPeering[] }>(scope, call))
    .TransitGatewayPeeringAttachments?.[0]
}
