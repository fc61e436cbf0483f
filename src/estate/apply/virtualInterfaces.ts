import type { Estate } from '../estate.ts'
import { lookAtConnection } from './connections.ts'
import { type AwsVirtualInterface, VIRTUAL_INTERFACES } from './listings.ts'
import { routerPath } from './routerPath.ts'
import { ask, fault, idNeeded, isAsMade, note, type Run, settle } from './run.ts'
import { scopeOf, scopesOf } from './scopes.ts'
import type { Applying, CallScope } from './step.ts'
import { findTagged, tagList } from './tagged.ts'

type Wanted = Estate['virtualInterfaces'][string]

/** Virtual interfaces, on connections that are available. */
export function* applyVirtualInterfaces(run: Run): Applying<void> {
  const found = yield* findTagged(VIRTUAL_INTERFACES, scopesOf(run.estate, 'virtualInterfaces'), 'virtualInterfaces')
  for (const [name, wanted] of Object.entries(run.estate.virtualInterfaces)) {
    const about = `virtualInterfaces.${name}`
    const scope = scopeOf(run.estate, 'virtualInterfaces', name)
    const there = found(scope, name)
    const connectionId = idNeeded(run, about, `connections.${wanted.connection}`)
    const gateway = wanted.gateway === undefined ? `vpcs.${wanted.vpc}.gateway` : `directConnectGateways.${wanted.gateway}`
    const gatewayId = idNeeded(run, about, gateway)
    if (there) run.ids.set(about, there.virtualInterfaceId)
    const router = idNeeded(run, about, routerPath(run.estate, run.estate.connections[wanted.connection]?.router ?? ''))
    if (connectionId === undefined || gatewayId === undefined || router === undefined) continue
    if (there) yield* changed(run, scope, name, { wanted, there, connectionId, gatewayId })
    else yield* created(run, scope, name, { wanted, connectionId, gatewayId })
  }
}

interface Ends {
  readonly wanted: Wanted
  readonly connectionId: string
  readonly gatewayId: string
}

function* created(run: Run, scope: CallScope, name: string, { wanted, connectionId, gatewayId }: Ends): Applying<void> {
  const about = `virtualInterfaces.${name}`
  if (!(yield* isAvailable(run, scope, about, { connectionId, connection: wanted.connection }))) return
  const newPrivateVirtualInterface = {
    virtualInterfaceName: name,
    vlan: wanted.vlan,
    ...asnMembers(asnOf(run, wanted)),
    mtu: wanted.mtu,
    authKey: wanted.authKey,
    addressFamily: 'ipv4',
    amazonAddress: wanted.addresses?.amazon,
    customerAddress: wanted.addresses?.customer,
    ...(wanted.gateway === undefined ? { virtualGatewayId: gatewayId } : { directConnectGatewayId: gatewayId }),
    tags: tagList(name),
  }
  const input = { connectionId, newPrivateVirtualInterface }
  const call = { service: 'directconnect', operation: 'CreatePrivateVirtualInterface', input, about } as const
  const output = yield* ask<AwsVirtualInterface>(run, scope, call)
  if (!output) return
  note(run, about, 'created')
  run.ids.set(about, output.virtualInterfaceId)
}

/** AWS refuses virtual interfaces on a connection that is not available or down. */
function* isAvailable(
  run: Run,
  scope: CallScope,
  about: string,
  { connectionId, connection }: { readonly connectionId: string; readonly connection: string },
): Applying<boolean> {
  const isReady = ({ connectionState }: { readonly connectionState: string }) => ['available', 'down'].includes(connectionState)
  const look = () => lookAtConnection(run, scope, connectionId, about)
  const seen = yield* settle(run, { what: 'connection available', about }, yield* look(), isReady, look)
  if (seen && isReady(seen)) return true
  const summary = `${about} was left out, because its connection ${connection} is ${seen?.connectionState ?? 'gone'}; apply the estate again when it is available.`
  fault(run, about, summary)
  return false
}

function* changed(
  run: Run,
  scope: CallScope,
  name: string,
  { wanted, there, connectionId, gatewayId }: Ends & { there: AwsVirtualInterface },
): Applying<void> {
  const about = `virtualInterfaces.${name}`
  const { virtualInterfaceId } = there
  note(run, about, 'unchanged')
  isAsMade(run, about, {
    vlan: [wanted.vlan, there.vlan],
    asn: [asnOf(run, wanted), there.asn || there.asnLong],
    'addresses.amazon': [wanted.addresses?.amazon, there.amazonAddress],
    'addresses.customer': [wanted.addresses?.customer, there.customerAddress],
    [wanted.gateway === undefined ? 'vpc' : 'gateway']: [gatewayId, there.directConnectGatewayId || there.virtualGatewayId],
  })
  if (wanted.authKey !== undefined && wanted.authKey !== there.authKey) {
    fault(run, about, `${about} has another authKey; AWS cannot change that in place: give it a new name, or delete it first.`)
  }
  if (there.connectionId !== connectionId) {
    const call = {
      service: 'directconnect',
      operation: 'AssociateVirtualInterface',
      input: { virtualInterfaceId, connectionId },
      about,
    } as const
    if (yield* ask(run, scope, call)) note(run, about, 'changed')
  }
  const mtu = wanted.mtu ?? 1500
  if ((there.mtu ?? 1500) !== mtu) {
    const call = {
      service: 'directconnect',
      operation: 'UpdateVirtualInterfaceAttributes',
      input: { virtualInterfaceId, mtu },
      about,
    } as const
    if (yield* ask(run, scope, call)) note(run, about, 'changed')
  }
}

/** The session's AS number: the interface's own, else the router's. */
function asnOf(run: Run, wanted: Wanted): number {
  const router = run.estate.connections[wanted.connection]?.router ?? ''
  return wanted.asn ?? Number(run.facts.get(`${routerPath(run.estate, router)}.asn`))
}

/** API Reference, `NewPrivateVirtualInterface.asnLong`: AS numbers of four bytes go there. */
function asnMembers(asn: number): { readonly asn: number } | { readonly asnLong: number } {
  return asn > 65_535 ? { asnLong: asn } : { asn }
}
