import type { Estate } from '../../estate.ts'
import { ask, note, type Run, settle } from '../run.ts'
import { scopeOf, scopesOf } from '../scopes.ts'
import type { Applying, CallScope } from '../step.ts'
import { findTagged, tagSpecifications } from '../tagged.ts'
import { type AwsTransitGateway, TRANSIT_GATEWAYS } from './transitListings.ts'

type Wanted = Estate['transitGateways'][string]

/** Transit gateways; what is attached to them and their route tables come later. */
export function* applyTransitGateways(run: Run): Applying<void> {
  const found = yield* findTagged(TRANSIT_GATEWAYS, scopesOf(run.estate, 'transitGateways'), 'transitGateways')
  for (const [name, wanted] of Object.entries(run.estate.transitGateways)) {
    const about = `transitGateways.${name}`
    const scope = scopeOf(run.estate, 'transitGateways', name)
    const there = found(scope, name)
    if (there) yield* changed(run, scope, about, { wanted, there })
    const gateway = there ?? (yield* created(run, scope, name, wanted))
    if (!gateway) continue
    run.ids.set(about, gateway.TransitGatewayId)
    run.facts.set(`${about}.owner`, gateway.OwnerId)
  }
}

/** Blocks that the file does not say any more; last, when nothing that is pruned has an address of them. */
export function* applyReleasedBlocks(run: Run): Applying<void> {
  for (const [name, { cidrs = [] }] of Object.entries(run.estate.transitGateways)) {
    const about = `transitGateways.${name}`
    const id = run.ids.get(about)
    if (id === undefined) continue
    const scope = scopeOf(run.estate, 'transitGateways', name)
    const { TransitGatewayCidrBlocks: has = [] } = (yield* lookAtTransitGateway(run, scope, id, about))?.Options ?? {}
    const surplus = has.filter(cidr => !cidrs.includes(cidr))
    if (surplus.length === 0) continue
    const input = { TransitGatewayId: id, Options: { RemoveTransitGatewayCidrBlocks: surplus } }
    if (yield* ask(run, scope, { service: 'ec2', operation: 'ModifyTransitGateway', input, about })) note(run, about, 'changed')
  }
}

/** The transit gateway as AWS shows it now. */
export function* lookAtTransitGateway(
  run: Run,
  scope: CallScope,
  id: string,
  about: string,
): Applying<AwsTransitGateway | undefined> {
  const call = { service: 'ec2', operation: 'DescribeTransitGateways', input: { TransitGatewayIds: [id] }, about } as const
  return (yield* ask<{ TransitGateways: AwsTransitGateway[] }>(run, scope, call))?.TransitGateways[0]
}

function* created(run: Run, scope: CallScope, name: string, wanted: Wanted): Applying<AwsTransitGateway | undefined> {
  const about = `transitGateways.${name}`
  const defaults = onOff(wanted.routeTables === undefined)
  const Options = {
    AmazonSideAsn: wanted.asn,
    VpnEcmpSupport: onOff(wanted.vpnEcmp ?? true),
    TransitGatewayCidrBlocks: wanted.cidrs,
    DefaultRouteTableAssociation: defaults,
    DefaultRouteTablePropagation: defaults,
  }
  const input = { Options, TagSpecifications: tagSpecifications('transit-gateway', name) }
  const call = { service: 'ec2', operation: 'CreateTransitGateway', input, about } as const
  const output = yield* ask<{ TransitGateway: AwsTransitGateway }>(run, scope, call)
  if (!output) return undefined
  note(run, about, 'created')
  const { TransitGatewayId } = output.TransitGateway
  const isReady = ({ State }: AwsTransitGateway) => State !== 'pending'
  const wait = { what: 'transit gateway available', about }
  return yield* settle(run, wait, output.TransitGateway, isReady, () => lookAtTransitGateway(run, scope, TransitGatewayId, about))
}

function* changed(
  run: Run,
  scope: CallScope,
  about: string,
  { wanted, there }: { readonly wanted: Wanted; readonly there: AwsTransitGateway },
): Applying<void> {
  note(run, about, 'unchanged')
  const Options = changedOptions(wanted, there.Options ?? {})
  if (Object.keys(Options).length === 0) return
  const input = { TransitGatewayId: there.TransitGatewayId, Options }
  if (yield* ask(run, scope, { service: 'ec2', operation: 'ModifyTransitGateway', input, about })) note(run, about, 'changed')
}

/** What is otherwise than wanted. Default route tables are given back where its tables are made. */
function changedOptions(wanted: Wanted, has: NonNullable<AwsTransitGateway['Options']>): Readonly<Record<string, unknown>> {
  const { TransitGatewayCidrBlocks: blocks = [] } = has
  const cidrs = wanted.cidrs ?? []
  const add = cidrs.filter(cidr => !blocks.includes(cidr))
  const ecmp = onOff(wanted.vpnEcmp ?? true)
  const isOwnTables = wanted.routeTables !== undefined
  return {
    ...(wanted.asn !== undefined && wanted.asn !== has.AmazonSideAsn && { AmazonSideAsn: wanted.asn }),
    ...(ecmp !== has.VpnEcmpSupport && { VpnEcmpSupport: ecmp }),
    ...(add.length > 0 && { AddTransitGatewayCidrBlocks: add }),
    ...(isOwnTables && has.DefaultRouteTableAssociation === 'enable' && { DefaultRouteTableAssociation: 'disable' }),
    ...(isOwnTables && has.DefaultRouteTablePropagation === 'enable' && { DefaultRouteTablePropagation: 'disable' }),
  }
}

/** As EC2 writes yes and no. */
export function onOff(isOn: boolean): 'enable' | 'disable' {
  return isOn ? 'enable' : 'disable'
}
