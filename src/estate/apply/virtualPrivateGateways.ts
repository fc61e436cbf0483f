import type { Estate } from '../estate.ts'
import { type AwsVpnGateway, VPN_GATEWAYS } from './listings.ts'
import { ask, idNeeded, isAsMade, note, notYet, type Run, settle } from './run.ts'
import { scopeOf, scopesOf } from './scopes.ts'
import type { Applying, CallScope } from './step.ts'
import { findTagged, tagSpecifications } from './tagged.ts'

/** A virtual private gateway, attached, for every VPC that something reaches or that asks for one. */
export function* applyVirtualPrivateGateways(run: Run): Applying<void> {
  const found = yield* findTagged(VPN_GATEWAYS, scopesOf(run.estate, 'vpcs'), 'vpcs')
  for (const name of vpcsWithGateway(run.estate)) {
    const about = `vpcs.${name}.gateway`
    const scope = scopeOf(run.estate, 'vpcs', name)
    const vpcId = idNeeded(run, about, `vpcs.${name}`)
    if (vpcId === undefined) continue
    const gateway = yield* gatewayOf(run, scope, name, found(scope, name))
    if (gateway && (yield* attached(run, scope, about, gateway, vpcId))) run.ids.set(about, gateway.VpnGatewayId)
  }
}

export function vpcsWithGateway(estate: Estate): string[] {
  const used = new Set([
    ...Object.values(estate.directConnectGateways).flatMap(({ vpcs }) => Object.keys(vpcs)),
    ...Object.values(estate.virtualInterfaces).flatMap(({ vpc }) => vpc ?? []),
    ...Object.values(estate.vpnConnections).flatMap(({ vpc }) => vpc ?? []),
  ])
  return Object.keys(estate.vpcs).filter(name => used.has(name) || estate.vpcs[name]?.gateway !== undefined)
}

function* gatewayOf(
  run: Run,
  scope: CallScope,
  name: string,
  found: AwsVpnGateway | undefined,
): Applying<AwsVpnGateway | undefined> {
  const about = `vpcs.${name}.gateway`
  const asn = run.estate.vpcs[name]?.gateway?.asn
  if (found) {
    note(run, about, 'unchanged')
    isAsMade(run, about, { asn: [asn, found.AmazonSideAsn] })
    return found
  }
  const input = { Type: 'ipsec.1', AmazonSideAsn: asn, TagSpecifications: tagSpecifications('vpn-gateway', name) }
  const output = yield* ask<{ VpnGateway: AwsVpnGateway }>(run, scope, {
    service: 'ec2',
    operation: 'CreateVpnGateway',
    input,
    about,
  })
  if (output) note(run, about, 'created')
  return output?.VpnGateway
}

/** A Direct Connect gateway takes a virtual private gateway only once it is attached (Direct Connect guide). */
function* attached(run: Run, scope: CallScope, about: string, gateway: AwsVpnGateway, vpcId: string): Applying<boolean> {
  const VpnGatewayId = gateway.VpnGatewayId
  const look = function* (): Applying<AwsVpnGateway | undefined> {
    const call = { service: 'ec2', operation: 'DescribeVpnGateways', input: { VpnGatewayIds: [VpnGatewayId] }, about } as const
    return (yield* ask<{ VpnGateways: AwsVpnGateway[] }>(run, scope, call))?.VpnGateways[0]
  }
  const attachment = ({ VpcAttachments }: AwsVpnGateway) => VpcAttachments?.find(({ VpcId }) => VpcId === vpcId)?.State
  if (!['attaching', 'attached'].includes(attachment(gateway) ?? '')) {
    const ready = yield* settle(
      run,
      { what: 'virtual private gateway available', about },
      gateway,
      ({ State }) => State !== 'pending',
      look,
    )
    const call = { service: 'ec2', operation: 'AttachVpnGateway', input: { VpcId: vpcId, VpnGatewayId }, about } as const
    if (!ready || !(yield* ask(run, scope, call))) return false
    note(run, about, 'changed')
  }
  const seen = yield* settle(
    run,
    { what: 'virtual private gateway attached', about },
    yield* look(),
    thing => attachment(thing) === 'attached',
    look,
  )
  const isAttached = seen !== undefined && attachment(seen) === 'attached'
  if (!isAttached) notYet(run, about, `${about} is still not attached to ${vpcId}; apply the estate again when it is.`)
  return isAttached
}
