import { customerGatewayKey } from './customerGateways.ts'
import { type AwsVpnConnection, VPN_CONNECTIONS } from './listings.ts'
import { prefixesBehind } from './routerPath.ts'
import { ask, fault, idNeeded, isAsMade, leftOut, note, type Run, settle } from './run.ts'
import { scopeOf, scopesOf } from './scopes.ts'
import type { Applying, CallScope } from './step.ts'
import { findTagged, tagSpecifications } from './tagged.ts'

/** VPN connections with their static routes. */
export function* applyVpnConnections(run: Run): Applying<void> {
  const found = yield* findTagged(VPN_CONNECTIONS, scopesOf(run.estate, 'vpnConnections'), 'vpnConnections')
  for (const [name, wanted] of Object.entries(run.estate.vpnConnections)) {
    const about = `vpnConnections.${name}`
    const scope = scopeOf(run.estate, 'vpnConnections', name)
    const VpnGatewayId = idNeeded(run, about, `vpcs.${wanted.vpc}.gateway`)
    const CustomerGatewayId =
      run.facts.get(customerGatewayKey(wanted.router, scope)) ?? leftOut(run, about, `the customer gateway of ${wanted.router}`)
    if (VpnGatewayId === undefined || CustomerGatewayId === undefined) continue
    const there = found(scope, name)
    if (there) yield* changed(run, scope, name, there, { VpnGatewayId, CustomerGatewayId })
    const vpn = there ?? (yield* created(run, scope, name, { VpnGatewayId, CustomerGatewayId }))
    if (!vpn) continue
    run.ids.set(about, vpn.VpnConnectionId)
    if (wanted.routing === 'static')
      yield* staticRoutes(run, scope, about, vpn, wanted.routes ?? prefixesBehind(run.estate, wanted.router))
  }
}

type Ends = { readonly VpnGatewayId: string; readonly CustomerGatewayId: string }

function* created(run: Run, scope: CallScope, name: string, ends: Ends): Applying<AwsVpnConnection | undefined> {
  const about = `vpnConnections.${name}`
  const { routing, tunnels } = run.estate.vpnConnections[name]!
  const TunnelOptions = tunnels?.map(tunnel => tunnelOptions(tunnel))
  const Options = { StaticRoutesOnly: routing === 'static', ...(TunnelOptions && { TunnelOptions }) }
  const input = { Type: 'ipsec.1', ...ends, Options, TagSpecifications: tagSpecifications('vpn-connection', name) }
  const call = { service: 'ec2', operation: 'CreateVpnConnection', input, about } as const
  const output = yield* ask<{ VpnConnection: AwsVpnConnection }>(run, scope, call)
  if (output) note(run, about, 'created')
  return output?.VpnConnection
}

function* changed(run: Run, scope: CallScope, name: string, there: AwsVpnConnection, ends: Ends): Applying<void> {
  const about = `vpnConnections.${name}`
  const { routing, tunnels } = run.estate.vpnConnections[name]!
  note(run, about, 'unchanged')
  isAsMade(run, about, {
    routing: [routing, there.Options?.StaticRoutesOnly ? 'static' : 'bgp'],
    router: [ends.CustomerGatewayId, there.CustomerGatewayId],
    vpc: [ends.VpnGatewayId, there.VpnGatewayId],
  })
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
  const has = (vpn.Routes ?? [])
    .filter(({ State }) => State !== 'deleting' && State !== 'deleted')
    .map(route => route.DestinationCidrBlock)
  const missing = wanted.filter(cidr => !has.includes(cidr)).map(cidr => ['CreateVpnConnectionRoute', cidr] as const)
  const surplus = has.filter(cidr => !wanted.includes(cidr)).map(cidr => ['DeleteVpnConnectionRoute', cidr] as const)
  if (missing.length + surplus.length === 0) return
  const isReady = ({ State }: AwsVpnConnection) => State === 'available'
  const seen = yield* settle(run, { what: 'VPN connection available', about }, vpn, isReady, function* () {
    const call = {
      service: 'ec2',
      operation: 'DescribeVpnConnections',
      input: { VpnConnectionIds: [VpnConnectionId] },
      about,
    } as const
    return (yield* ask<{ VpnConnections: AwsVpnConnection[] }>(run, scope, call))?.VpnConnections[0]
  })
  if (!seen || !isReady(seen)) {
    fault(
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
