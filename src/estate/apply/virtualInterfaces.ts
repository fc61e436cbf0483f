import type { Estate } from '../estate.ts'
import { type EstatePort, portOf } from '../port.ts'
import { applyBgpPeers, familiesOf, peerMembers, peerOf } from './bgpPeers.ts'
import { lookAtConnection } from './connections.ts'
import { allocatedTo, confirmedOn } from './hostedVirtualInterfaces.ts'
import { lookAtLag } from './lags.ts'
import { type AwsVirtualInterface, VIRTUAL_INTERFACES } from './listings.ts'
import { routerPath } from './routerPath.ts'
import { ask, fault, idNeeded, isAsMade, note, notYet, type Run, settle } from './run.ts'
import { scopeOf, scopesOf } from './scopes.ts'
import type { Applying, CallScope } from './step.ts'
import { findTagged, tagList } from './tagged.ts'

type Wanted = Estate['virtualInterfaces'][string]

/** Virtual interfaces, on connections and LAGs that are available. */
export function* applyVirtualInterfaces(run: Run): Applying<void> {
  const found = yield* findTagged(VIRTUAL_INTERFACES, scopesOf(run.estate, 'virtualInterfaces'), 'virtualInterfaces')
  for (const [name, wanted] of Object.entries(run.estate.virtualInterfaces)) {
    const about = `virtualInterfaces.${name}`
    const scope = scopeOf(run.estate, 'virtualInterfaces', name)
    const there = found(scope, name)
    const port = portOf(run.estate, wanted)
    const connectionId = idNeeded(run, about, `${port.section}.${port.name}`)
    const gatewayId = wanted.type === 'public' ? '' : idNeeded(run, about, gatewayPath(wanted))
    if (there) run.ids.set(about, there.virtualInterfaceId)
    const router = idNeeded(run, about, routerPath(run.estate, port.router ?? ''))
    if (connectionId === undefined || gatewayId === undefined || router === undefined) continue
    const ends = { wanted, connectionId, gatewayId, port: scopeOf(run.estate, port.section, port.name) }
    if (there) yield* changed(run, scope, name, { ...ends, there })
    else yield* created(run, scope, name, ends)
  }
}

function gatewayPath({ gateway, vpc }: Wanted): string {
  return gateway === undefined ? `vpcs.${vpc}.gateway` : `directConnectGateways.${gateway}`
}

interface Ends {
  readonly wanted: Wanted
  readonly connectionId: string
  /** Empty for a public one. */
  readonly gatewayId: string
  /** Where the port is; of another account than the virtual interface, it hosts it. */
  readonly port: CallScope
}

function* created(run: Run, scope: CallScope, name: string, ends: Ends): Applying<void> {
  const { wanted, connectionId, gatewayId, port } = ends
  const about = `virtualInterfaces.${name}`
  if (!(yield* isAvailable(run, port, about, { connectionId, port: portOf(run.estate, wanted) }))) return
  const order = {
    virtualInterfaceName: name,
    vlan: wanted.vlan,
    ...asnMembers(asnOf(run, wanted)),
    ...peerMembers(wanted, familiesOf(wanted)[0] ?? 'ipv4'),
    rateLimit: wanted.rateLimit,
    tags: tagList(name),
  }
  if (isHosted(scope, port)) {
    const hosting = { port, owner: scope }
    const allocation = { type: wanted.type, connectionId, order: { ...order, ...hostedMembers(wanted) } }
    const there = yield* allocatedTo(run, hosting, about, allocation)
    if (!there) return
    run.ids.set(about, there.virtualInterfaceId)
    const isConfirmed = yield* confirmedOn(run, scope, about, {
      type: wanted.type,
      gateway: gatewayMembers(wanted, gatewayId),
      there,
    })
    if (!isConfirmed) return
    yield* changeAttributes(run, scope, name, { ...ends, there })
    yield* applyBgpPeers(run, scope, about, { ...peering(run, wanted, there), there: undefined })
    return
  }
  const { operation, member } = CREATION[wanted.type]
  const call = {
    service: 'directconnect',
    operation,
    input: { connectionId, [member]: { ...order, ...ownMembers(wanted, gatewayId) } },
    about,
  } as const
  const output = yield* ask<AwsVirtualInterface & { readonly virtualInterface?: AwsVirtualInterface }>(run, scope, call)
  if (!output) return
  note(run, about, 'created')
  // Transit ones are answered nested.
  const made = output.virtualInterface ?? output
  run.ids.set(about, made.virtualInterfaceId)
  yield* applyBgpPeers(run, scope, about, { ...peering(run, wanted, made), there: undefined })
}

const CREATION = {
  private: { operation: 'CreatePrivateVirtualInterface', member: 'newPrivateVirtualInterface' },
  public: { operation: 'CreatePublicVirtualInterface', member: 'newPublicVirtualInterface' },
  transit: { operation: 'CreateTransitVirtualInterface', member: 'newTransitVirtualInterface' },
} as const

/** What only virtual interfaces of some types are ordered with. */
function ownMembers(wanted: Wanted, gatewayId: string): Readonly<Record<string, unknown>> {
  if (wanted.type === 'public') return { routeFilterPrefixes: wanted.routeFilterPrefixes?.map(cidr => ({ cidr })) }
  return {
    mtu: mtuOf(wanted),
    enableSiteLink: wanted.siteLink,
    prefixPoolAllocatedCountIpv4: wanted.prefixAllocation?.ipv4,
    prefixPoolAllocatedCountIpv6: wanted.prefixAllocation?.ipv6,
    ...gatewayMembers(wanted, gatewayId),
  }
}

/** What can be said of a hosted one before its owner has named its gateway; the rest is changed then. */
function hostedMembers(wanted: Wanted): Readonly<Record<string, unknown>> {
  if (wanted.type === 'public') return { routeFilterPrefixes: wanted.routeFilterPrefixes?.map(cidr => ({ cidr })) }
  return { mtu: mtuOf(wanted) }
}

/** AWS's default is 1500; of transit gateways nothing is lost by jumbo frames, as every attachment takes 8500. */
function mtuOf({ type, mtu }: Wanted): number | undefined {
  return mtu ?? (type === 'transit' ? 8500 : undefined)
}

function gatewayMembers({ type, gateway }: Wanted, gatewayId: string): Readonly<Record<string, unknown>> {
  if (type === 'public') return {}
  return gateway === undefined ? { virtualGatewayId: gatewayId } : { directConnectGatewayId: gatewayId }
}

function isHosted(owner: CallScope, port: CallScope): boolean {
  return owner.account !== port.account
}

/** AWS refuses virtual interfaces on a connection or LAG that is not available or down. */
function* isAvailable(
  run: Run,
  scope: CallScope,
  about: string,
  { connectionId, port }: { readonly connectionId: string; readonly port: EstatePort },
): Applying<boolean> {
  const isReady = ({ state }: { readonly state: string }) => ['available', 'down'].includes(state)
  const look = () => stateOfPort(run, scope, connectionId, { port, about })
  const seen = yield* settle(run, { what: 'connection available', about }, yield* look(), isReady, look)
  if (seen && isReady(seen)) return true
  const summary = `${about} was left out, because its ${port.section === 'lags' ? 'LAG' : 'connection'} ${port.name} is ${seen?.state ?? 'gone'}; apply the estate again when it is available.`
  const told = seen ? notYet : fault
  told(run, about, summary)
  return false
}

function* stateOfPort(
  run: Run,
  scope: CallScope,
  id: string,
  { port, about }: { readonly port: EstatePort; readonly about: string },
): Applying<{ readonly state: string } | undefined> {
  const seen =
    port.section === 'lags'
      ? (yield* lookAtLag(run, scope, id, about))?.lagState
      : (yield* lookAtConnection(run, scope, id, about))?.connectionState
  return seen === undefined ? undefined : { state: seen }
}

function* changed(
  run: Run,
  scope: CallScope,
  name: string,
  ends: Ends & { readonly there: AwsVirtualInterface },
): Applying<void> {
  const { wanted, there, connectionId, gatewayId, port } = ends
  const about = `virtualInterfaces.${name}`
  const { virtualInterfaceId } = there
  note(run, about, 'unchanged')
  const isWaiting = there.virtualInterfaceState === 'confirming'
  const ipv4 = peerOf(there, 'ipv4')
  isAsMade(run, about, {
    vlan: [wanted.vlan, there.vlan],
    asn: [asnOf(run, wanted), there.asn || there.asnLong],
    'addresses.amazon': [wanted.addresses?.amazon, ipv4?.amazonAddress ?? wanted.addresses?.amazon],
    'addresses.customer': [wanted.addresses?.customer, ipv4?.customerAddress ?? wanted.addresses?.customer],
    [wanted.gateway === undefined ? 'vpc' : 'gateway']: [
      isWaiting ? undefined : gatewayId,
      there.directConnectGatewayId || there.virtualGatewayId || '',
    ],
    routeFilterPrefixes: [wanted.routeFilterPrefixes?.join(' '), there.routeFilterPrefixes?.map(({ cidr }) => cidr).join(' ')],
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
    if (yield* ask(run, port, call)) note(run, about, 'changed')
  }
  const gateway = gatewayMembers(wanted, gatewayId)
  if (isWaiting && !(yield* confirmedOn(run, scope, about, { type: wanted.type, gateway, there }))) return
  yield* changeAttributes(run, scope, name, ends)
  yield* applyBgpPeers(run, scope, about, { ...peering(run, wanted, there), there })
}

/** Of a hosted one, some are its port's owner's to change (User Guide, "Prefix allocations"), the others its own. */
const OF_PORT: readonly string[] = ['rateLimit', 'prefixPoolAllocatedCountIpv4', 'prefixPoolAllocatedCountIpv6']

function* changeAttributes(
  run: Run,
  scope: CallScope,
  name: string,
  { wanted, there, port }: Ends & { readonly there: AwsVirtualInterface },
): Applying<void> {
  const about = `virtualInterfaces.${name}`
  const parts = Map.groupBy(Object.entries(changedAttributes(wanted, there)), ([member]) =>
    isHosted(scope, port) && OF_PORT.includes(member) ? port : scope,
  )
  for (const [who, attributes] of parts) {
    const input = { virtualInterfaceId: there.virtualInterfaceId, ...Object.fromEntries(attributes) }
    const call = { service: 'directconnect', operation: 'UpdateVirtualInterfaceAttributes', input, about } as const
    if (yield* ask(run, who, call)) note(run, about, 'changed')
  }
}

/** What of the attributes that change in place is otherwise than wanted; what the estate is silent about has AWS's default. */
function changedAttributes(wanted: Wanted, there: AwsVirtualInterface): Readonly<Record<string, unknown>> {
  const isPublic = wanted.type === 'public'
  const attributes: Readonly<Record<string, readonly [wanted: unknown, has: unknown]>> = {
    mtu: [mtuOf(wanted) ?? 1500, there.mtu ?? 1500],
    enableSiteLink: [wanted.siteLink ?? false, there.siteLinkEnabled ?? false],
    rateLimit: [wanted.rateLimit ?? 'Unlimited', there.rateLimit ?? 'Unlimited'],
    ...(!isPublic && {
      prefixPoolAllocatedCountIpv4: [wanted.prefixAllocation?.ipv4 ?? 100, there.prefixPoolAllocatedCountIpv4 ?? 100],
      prefixPoolAllocatedCountIpv6: [wanted.prefixAllocation?.ipv6 ?? 100, there.prefixPoolAllocatedCountIpv6 ?? 100],
    }),
  }
  const different = Object.entries(attributes).filter(([, [want, has]]) => want !== has)
  return Object.fromEntries(different.map(([name, [want]]) => [name, want]))
}

/** The session's AS number: the interface's own, else the router's. */
function asnOf(run: Run, wanted: Wanted): number {
  const router = portOf(run.estate, wanted).router ?? ''
  return wanted.asn ?? Number(run.facts.get(`${routerPath(run.estate, router)}.asn`))
}

/** Of its further BGP peers. */
function peering(run: Run, wanted: Wanted, { virtualInterfaceId }: AwsVirtualInterface) {
  return { wanted, virtualInterfaceId, asn: asnMembers(asnOf(run, wanted)) }
}

/** API Reference, `NewPrivateVirtualInterface.asnLong`: AS numbers of four bytes go there. */
function asnMembers(asn: number): Readonly<Record<string, number>> {
  return asn > 65_535 ? { asnLong: asn } : { asn }
}
