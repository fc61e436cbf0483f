import type { Estate } from '../estate.ts'
import { customerGatewayKey } from './customerGateways.ts'
import { type AwsVpnConnection, VPN_CONNECTIONS } from './listings.ts'
import { prefixesBehind } from './routerPath.ts'
import { ask, fault, idNeeded, isAsMade, leftOut, note, notYet, type Run, settle } from './run.ts'
import { scopeOf, scopesOf } from './scopes.ts'
import type { Applying, CallScope } from './step.ts'
import { findTagged, tagSpecifications } from './tagged.ts'
import { attachmentsByName } from './transit/attachmentIds.ts'

/** VPN connections; with static routing on a virtual private gateway, their routes. */
export function* applyVpnConnections(run: Run): Applying<void> {
  const found = yield* findTagged(VPN_CONNECTIONS, scopesOf(run.estate, 'vpnConnections'), 'vpnConnections')
  for (const [name, wanted] of Object.entries(run.estate.vpnConnections)) {
    const about = `vpnConnections.${name}`
    const scope = scopeOf(run.estate, 'vpnConnections', name)
    const ends = yield* endsOf(run, scope, name, wanted)
    if (!ends) continue
    const there = found(scope, name)
    const vpn = yield* there ? changed(run, scope, name, there, ends) : created(run, scope, name, ends)
    if (!vpn) continue
    run.ids.set(about, vpn.VpnConnectionId)
    if (wanted.routing === 'static' && wanted.transitGateway === undefined)
      yield* staticRoutes(run, scope, about, vpn, wanted.routes ?? ipv4Of(prefixesBehind(run.estate, wanted.router)))
  }
}

type Wanted = Estate['vpnConnections'][string]

/** All that a virtual private gateway sends into a VPN. */
function ipv4Of(prefixes: readonly string[]): readonly string[] {
  return prefixes.filter(prefix => !prefix.includes(':'))
}

interface Ends {
  /** The gateway at AWS's end: one of two. */
  readonly gateway: { readonly VpnGatewayId: string } | { readonly TransitGatewayId: string }
  readonly CustomerGatewayId: string
  /** What a private-IP VPN rides on. */
  readonly transport: string | undefined
}

function* endsOf(run: Run, scope: CallScope, name: string, wanted: Wanted): Applying<Ends | undefined> {
  const about = `vpnConnections.${name}`
  const { vpc, transitGateway, router } = wanted
  const isTransit = transitGateway !== undefined
  const id = idNeeded(run, about, isTransit ? `transitGateways.${transitGateway}` : `vpcs.${vpc}.gateway`)
  const CustomerGatewayId =
    run.facts.get(customerGatewayKey(wanted, scope)) ?? leftOut(run, about, `the customer gateway of ${router}`)
  const transport = wanted.private && (yield* transportOf(run, scope, name, wanted.private.gateway))
  if (id === undefined || CustomerGatewayId === undefined || (wanted.private && transport === undefined)) return undefined
  return { gateway: isTransit ? { TransitGatewayId: id } : { VpnGatewayId: id }, CustomerGatewayId, transport }
}

/** VPN guide, "Private IP VPN": the attachment of the Direct Connect gateway to the same transit gateway. */
function* transportOf(run: Run, scope: CallScope, name: string, hub: string): Applying<string | undefined> {
  const about = `vpnConnections.${name}`
  const gateway = run.estate.vpnConnections[name]?.transitGateway ?? ''
  const attached = (yield* attachmentsByName(run, scope, gateway)).get(hub)
  return attached?.TransitGatewayAttachmentId ?? leftOut(run, about, `directConnectGateways.${hub}.transitGateways.${gateway}`)
}

function* created(run: Run, scope: CallScope, name: string, ends: Ends): Applying<AwsVpnConnection | undefined> {
  const about = `vpnConnections.${name}`
  const { routing, tunnels, accelerated, bandwidth, insideIpVersion, outsideIpVersion } = run.estate.vpnConnections[name]!
  const TunnelOptions = tunnels?.map(tunnel => tunnelOptions(tunnel))
  const Options = {
    StaticRoutesOnly: routing === 'static',
    EnableAcceleration: accelerated,
    TunnelBandwidth: bandwidth,
    TunnelInsideIpVersion: insideIpVersion,
    ...(outsideIpVersion === 'ipv6' && { OutsideIpAddressType: 'Ipv6' }),
    ...(ends.transport && { OutsideIpAddressType: 'PrivateIpv4', TransportTransitGatewayAttachmentId: ends.transport }),
    ...(TunnelOptions && { TunnelOptions }),
  }
  const { gateway, CustomerGatewayId } = ends
  const TagSpecifications = tagSpecifications('vpn-connection', name)
  const input = { Type: 'ipsec.1', ...gateway, CustomerGatewayId, Options, TagSpecifications }
  const call = { service: 'ec2', operation: 'CreateVpnConnection', input, about } as const
  const output = yield* ask<{ VpnConnection: AwsVpnConnection }>(run, scope, call)
  if (output) note(run, about, 'created')
  return output?.VpnConnection
}

function* changed(
  run: Run,
  scope: CallScope,
  name: string,
  there: AwsVpnConnection,
  ends: Ends,
): Applying<AwsVpnConnection | undefined> {
  const about = `vpnConnections.${name}`
  const {
    routing,
    tunnels,
    accelerated = false,
    bandwidth = 'standard',
    insideIpVersion = 'ipv4',
    outsideIpVersion = 'ipv4',
  } = run.estate.vpnConnections[name]!
  note(run, about, 'unchanged')
  const has = there.Options
  const canMove = isAsMade(run, about, {
    routing: [routing, has?.StaticRoutesOnly ? 'static' : 'bgp'],
    'private.gateway': [ends.transport ?? '', has?.TransportTransitGatewayAttachmentId ?? ''],
    accelerated: [accelerated, has?.EnableAcceleration ?? false],
    insideIpVersion: [insideIpVersion, has?.TunnelInsideIpVersion ?? 'ipv4'],
    outsideIpVersion: [outsideIpVersion, has?.OutsideIpAddressType === 'Ipv6' ? 'ipv6' : 'ipv4'],
  })
  if (bandwidth !== (has?.TunnelBandwidth ?? 'standard')) {
    const input = { VpnConnectionId: there.VpnConnectionId, TunnelBandwidth: bandwidth }
    const call = { service: 'ec2', operation: 'ModifyVpnConnectionOptions', input, about } as const
    if (yield* ask(run, scope, call)) note(run, about, 'changed')
  }
  for (const [index, tunnel] of (tunnels ?? []).entries()) {
    const has = there.Options?.TunnelOptions?.[index]
    const isSame =
      (tunnel.insideCidr ?? has?.TunnelInsideCidr) === has?.TunnelInsideCidr &&
      (tunnel.preSharedKey ?? has?.PreSharedKey) === has?.PreSharedKey
    if (!has || isSame) continue
    const input = {
      VpnConnectionId: there.VpnConnectionId,
      VpnTunnelOutsideIpAddress: has.OutsideIpAddress,
      TunnelOptions: tunnelOptions(tunnel),
    }
    const call = { service: 'ec2', operation: 'ModifyVpnTunnelOptions', input, about: `${about}.tunnels.${index}` } as const
    if (yield* ask(run, scope, call)) note(run, about, 'changed')
  }
  return canMove ? yield* moved(run, scope, about, there, ends) : there
}

/** Another gateway or customer gateway (VPN guide, "Modify the target gateway"): static routes are deleted before. */
function* moved(
  run: Run,
  scope: CallScope,
  about: string,
  there: AwsVpnConnection,
  { gateway, CustomerGatewayId }: Ends,
): Applying<AwsVpnConnection | undefined> {
  const { VpnConnectionId } = there
  const isThere = Object.values(gateway)[0] === (there.TransitGatewayId ?? there.VpnGatewayId)
  const isSameRouter = CustomerGatewayId === there.CustomerGatewayId
  if (isThere && isSameRouter) return there
  for (const { DestinationCidrBlock } of isThere ? [] : liveRoutes(there)) {
    const input = { VpnConnectionId, DestinationCidrBlock }
    yield* ask(run, scope, { service: 'ec2', operation: 'DeleteVpnConnectionRoute', input, about })
  }
  if (!isThere && liveRoutes(there).length > 0) {
    const isFree = ({ Routes = [] }: AwsVpnConnection) => Routes.every(({ State }) => State === 'deleted')
    const again = () => look(run, scope, about, VpnConnectionId)
    yield* settle(run, { what: 'static routes deleted', about }, yield* again(), isFree, again)
  }
  const input = { VpnConnectionId, ...(!isThere && gateway), ...(!isSameRouter && { CustomerGatewayId }) }
  const call = { service: 'ec2', operation: 'ModifyVpnConnection', input, about } as const
  const output = yield* ask<{ VpnConnection: AwsVpnConnection }>(run, scope, call)
  if (!output) return there
  note(run, about, 'changed')
  const isReady = ({ State }: AwsVpnConnection) => State !== 'modifying'
  const wait = { what: 'VPN connection modified', about }
  return yield* settle(run, wait, output.VpnConnection, isReady, () => look(run, scope, about, VpnConnectionId))
}

function tunnelOptions({ insideCidr, preSharedKey }: { insideCidr?: string | undefined; preSharedKey?: string | undefined }) {
  return { ...(insideCidr && { TunnelInsideCidr: insideCidr }), ...(preSharedKey && { PreSharedKey: preSharedKey }) }
}

/** Static routes belong to the VPN: those that the estate does not say are taken away. */
function* staticRoutes(
  run: Run,
  scope: CallScope,
  about: string,
  vpn: AwsVpnConnection,
  wanted: readonly string[],
): Applying<void> {
  const { VpnConnectionId } = vpn
  const has = liveRoutes(vpn).map(route => route.DestinationCidrBlock)
  const missing = wanted.filter(cidr => !has.includes(cidr)).map(cidr => ['CreateVpnConnectionRoute', cidr] as const)
  const surplus = has.filter(cidr => !wanted.includes(cidr)).map(cidr => ['DeleteVpnConnectionRoute', cidr] as const)
  if (missing.length + surplus.length === 0) return
  const isReady = ({ State }: AwsVpnConnection) => State === 'available'
  const seen = yield* settle(run, { what: 'VPN connection available', about }, vpn, isReady, () =>
    look(run, scope, about, VpnConnectionId),
  )
  if (!seen || !isReady(seen)) {
    const told = seen ? notYet : fault
    told(
      run,
      about,
      `${about} is ${seen?.State ?? 'gone'} and takes no static routes yet; apply the estate again when it is available.`,
    )
    return
  }
  for (const [operation, DestinationCidrBlock] of [...missing, ...surplus]) {
    if (yield* ask(run, scope, { service: 'ec2', operation, input: { VpnConnectionId, DestinationCidrBlock }, about }))
      note(run, about, 'changed')
  }
}

function liveRoutes({ Routes = [] }: AwsVpnConnection): NonNullable<AwsVpnConnection['Routes']> {
  return Routes.filter(({ State }) => State !== 'deleting' && State !== 'deleted')
}

function* look(run: Run, scope: CallScope, about: string, id: string): Applying<AwsVpnConnection | undefined> {
  const call = { service: 'ec2', operation: 'DescribeVpnConnections', input: { VpnConnectionIds: [id] }, about } as const
  return (yield* ask<{ VpnConnections: AwsVpnConnection[] }>(run, scope, call))?.VpnConnections[0]
}
