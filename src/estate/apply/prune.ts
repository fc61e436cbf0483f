import { pruneAssociations } from './pruneAssociations.ts'
import { pruneCustomerSide } from './pruneCustomerSide.ts'
import {
  connections,
  customerGateways,
  directConnectGateways,
  interconnects,
  lags,
  type Pruned,
  subnets,
  virtualInterfaces,
  vpcs,
  vpnConnections,
  vpnGateways,
} from './prunedKinds.ts'
import {
  connectPeers,
  connects,
  prefixLists,
  transitGateways,
  transitPeerings,
  transitRouteTables,
  vpcAttachments,
  vpcPeerings,
} from './prunedTransit.ts'
import { ask, fault, note, type Run, settle } from './run.ts'
import { accountScopesOf, scopeKey, scopeOfFile, scopesOf } from './scopes.ts'
import type { Applying, CallScope } from './step.ts'
import { type Listing, listTagged } from './tagged.ts'

const SECTIONS = [
  'vpcs',
  'interconnects',
  'connections',
  'lags',
  'virtualInterfaces',
  'vpnConnections',
  'connectPeers',
  'directConnectGateways',
  'transitGateways',
  'prefixLists',
  'services',
  'sites',
] as const

const TUNNELS = [vpnConnections, connectPeers, connects] as readonly Pruned<never>[]
const HANGING = [vpcPeerings, transitPeerings, vpcAttachments] as readonly Pruned<never>[]

/** Deletes what an estate made and this one does not name any more: in the order in which AWS lets go. */
export function* pruneEstate(run: Run): Applying<void> {
  const accounts = different([scopeOfFile(run.estate), ...accountScopesOf(run.estate, ...SECTIONS)])
  const scopes = different([...accounts, ...scopesOf(run.estate, ...SECTIONS)])
  for (const scope of accounts) yield* pruneCustomerSide(run, scope, ['sharedRisk', 'flow', 'host'])
  for (const scope of scopes) yield* pruneEach(run, scope, virtualInterfaces)
  // Tunnels first: private-IP VPNs and Connect peers ride on what the associations have attached.
  for (const scope of scopes) for (const kind of TUNNELS) yield* pruneEach(run, scope, kind)
  for (const scope of accounts) yield* pruneAssociations(run, scope)
  for (const scope of scopes)
    for (const kind of [customerGateways, connections] as Pruned<never>[]) yield* pruneEach(run, scope, kind)
  // What hosts connections for other accounts goes after all of these.
  for (const scope of scopes) for (const kind of [interconnects, lags] as Pruned<never>[]) yield* pruneEach(run, scope, kind)
  for (const scope of accounts) yield* pruneEach(run, scope, directConnectGateways)
  // What hangs on transit gateways in every Region, then the gateways: peerings are between two.
  for (const scope of scopes) for (const kind of HANGING) yield* pruneEach(run, scope, kind)
  for (const scope of scopes) {
    for (const kind of [transitRouteTables, transitGateways, prefixLists] as Pruned<never>[]) yield* pruneEach(run, scope, kind)
  }
  for (const scope of scopes) {
    for (const kind of [vpnGateways, subnets, vpcs] as Pruned<never>[]) yield* pruneEach(run, scope, kind)
  }
  for (const scope of accounts) yield* pruneCustomerSide(run, scope, ['router', 'site'])
}

function different(scopes: readonly CallScope[]): CallScope[] {
  return [...new Map(scopes.map(scope => [scopeKey(scope), scope])).values()]
}

/** AWS refuses to delete what something that is still going away hangs on: each is waited for. */
function* pruneEach<T>(run: Run, scope: CallScope, kind: Pruned<T>): Applying<void> {
  const { section, listing } = kind
  const keep = kind.names(run, scope)
  const all = yield* listTagged(listing, scope, section)
  for (const [name, item] of [...all].filter(([name]) => !keep.includes(name))) {
    const about = `${section}.${name}`
    let isRefused = false
    for (const { operation, input, until } of kind.calls(item)) {
      isRefused ||= (yield* ask(run, scope, { service: listing.service, operation, input, about })) === undefined
      if (isRefused || !until) continue
      yield* settle(run, { what: `${section} released`, about }, item, until, function* () {
        return (yield* listTagged(listing, scope, about)).get(name)
      })
    }
    if (isRefused) continue
    const look = function* () {
      return { isThere: (yield* listedStates(listing, scope, about)).has(name) }
    }
    const wait = { what: `${section} deleted`, about }
    const seen = yield* settle(run, wait, yield* look(), ({ isThere }) => !isThere, look)
    if (seen?.isThere) fault(run, about, `${about} is still being deleted; apply the estate again with prune when it is gone.`)
    else note(run, about, 'deleted')
  }
}

/** Everything listed, things that are being deleted included, until AWS says deleted. */
function* listedStates<T>(listing: Listing<T>, scope: CallScope, about: string): Applying<Map<string, T>> {
  const isGone = (item: T) => listing.isGone(item) && !isDeleting(item)
  return yield* listTagged({ ...listing, isGone }, scope, about)
}

function isDeleting(item: unknown): boolean {
  const states = item as { readonly [member: string]: unknown }
  return ['State', 'connectionState', 'interconnectState', 'lagState', 'virtualInterfaceState', 'directConnectGatewayState'].some(
    member => states[member] === 'deleting',
  )
}
