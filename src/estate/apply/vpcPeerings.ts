import { ask, demand, fault, idNeeded, note, type Run, settle } from './run.ts'
import { scopeOf, scopesOf } from './scopes.ts'
import type { Applying, CallScope } from './step.ts'
import type { Listing, TagList } from './tagged.ts'
import { findTagged, NAME_TAG, tagOf, tagSpecifications } from './tagged.ts'

export interface AwsVpcPeering {
  readonly VpcPeeringConnectionId: string
  readonly Status?: { readonly Code?: string; readonly Message?: string }
  readonly RequesterVpcInfo?: { readonly VpcId?: string }
  readonly AccepterVpcInfo?: { readonly VpcId?: string }
  readonly Tags?: TagList
}

const ENDED = ['deleted', 'deleting', 'rejected', 'failed', 'expired']

export const VPC_PEERINGS: Listing<AwsVpcPeering> = {
  service: 'ec2',
  operation: 'DescribeVpcPeeringConnections',
  items: 'VpcPeeringConnections',
  nameOf: ({ Tags }) => tagOf(Tags, NAME_TAG),
  isGone: ({ Status }) => ENDED.includes(Status?.Code ?? ''),
}

/** Peerings of VPCs: the first one's account asks, the second one's accepts. */
export function* applyVpcPeerings(run: Run): Applying<void> {
  const found = yield* findTagged(VPC_PEERINGS, scopesOf(run.estate, 'vpcPeerings'), 'vpcPeerings')
  for (const [name, { between }] of Object.entries(run.estate.vpcPeerings)) {
    const about = `vpcPeerings.${name}`
    const [VpcId, PeerVpcId] = between.map(vpc => idNeeded(run, about, `vpcs.${vpc}`))
    if (VpcId === undefined || PeerVpcId === undefined) continue
    const scope = scopeOf(run.estate, 'vpcPeerings', name)
    const accepting = scopeOf(run.estate, 'vpcs', between[1])
    const there = found(scope, name)
    if (there && !isBetween(run, about, there, [VpcId, PeerVpcId])) continue
    const input = { VpcId, PeerVpcId, PeerRegion: accepting.region, PeerOwnerId: accepting.account }
    const peering = there ?? (yield* requested(run, scope, name, input))
    if (!peering) continue
    run.ids.set(about, peering.VpcPeeringConnectionId)
    yield* accepted(run, { asking: scope, accepting }, about, peering.VpcPeeringConnectionId)
  }
}

function isBetween(run: Run, about: string, there: AwsVpcPeering, [own, peer]: readonly [string, string]): boolean {
  note(run, about, 'unchanged')
  if (there.RequesterVpcInfo?.VpcId === own && there.AccepterVpcInfo?.VpcId === peer) return true
  fault(run, about, `${about} is between other VPCs; AWS cannot change that in place: give it a new name, or delete it first.`)
  return false
}

function* requested(
  run: Run,
  scope: CallScope,
  name: string,
  ends: Readonly<Record<string, unknown>>,
): Applying<AwsVpcPeering | undefined> {
  const about = `vpcPeerings.${name}`
  const input = { ...ends, TagSpecifications: tagSpecifications('vpc-peering-connection', name) }
  const call = { service: 'ec2', operation: 'CreateVpcPeeringConnection', input, about } as const
  const output = yield* ask<{ VpcPeeringConnection: AwsVpcPeering }>(run, scope, call)
  if (output) note(run, about, 'created')
  return output?.VpcPeeringConnection
}

function* accepted(
  run: Run,
  { asking, accepting }: { readonly asking: CallScope; readonly accepting: CallScope },
  about: string,
  id: string,
): Applying<void> {
  const look = function* (): Applying<AwsVpcPeering | undefined> {
    const input = { VpcPeeringConnectionIds: [id] }
    const call = { service: 'ec2', operation: 'DescribeVpcPeeringConnections', input, about } as const
    return (yield* demand<{ VpcPeeringConnections?: AwsVpcPeering[] }>(asking, call)).VpcPeeringConnections?.[0]
  }
  const isAsked = ({ Status }: AwsVpcPeering) => Status?.Code !== 'initiating-request'
  const asked = yield* settle(run, { what: 'VPC peering asked for', about }, yield* look(), isAsked, look)
  if (asked?.Status?.Code === 'pending-acceptance') {
    const input = { VpcPeeringConnectionId: id }
    const call = { service: 'ec2', operation: 'AcceptVpcPeeringConnection', input, about } as const
    if (!(yield* ask(run, accepting, call))) return
    note(run, about, 'changed')
  }
  const isActive = ({ Status }: AwsVpcPeering) => Status?.Code === 'active'
  const seen = yield* settle(run, { what: 'VPC peering active', about }, yield* look(), isActive, look)
  if (seen && isActive(seen)) return
  fault(run, about, `${about} is ${seen?.Status?.Code ?? 'gone'}: ${seen?.Status?.Message ?? 'AWS does not show it any more'}.`)
}
