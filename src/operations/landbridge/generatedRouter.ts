import { bfdByDefault, ROUTER_DEFAULTS, SITE_DEFAULTS } from '../../resources/customerDefaults.ts'
import { CUSTOMER_NAME } from '../../resources/customerName.ts'
import { membersOf } from '../../resources/lagMembers.ts'
import { findLocation } from '../../resources/location.ts'
import { isLiveVirtualInterface } from '../../resources/virtualInterface.ts'
import type { Draft, Row } from '../../resources/world.ts'
import { customerId, customerScope } from './customerId.ts'
import { freePublicAddress, routerWithAddress } from './publicAddress.ts'

/**
 * What smart hands put up for an order that nobody described: one router per account and location, and one per address
 * of a customer gateway, each on a site of its own name. It advertises nothing until somebody gives the site prefixes.
 */

/**
 * The router that a connection's port is patched to: that of the other members where it is in a LAG, else the one that its
 * tag `landbridge:router` or its LAG's names, else a generated one.
 */
export function generatedRouterFor(draft: Draft, connection: Row<'connection'>): Row<'router'> {
  const bundled = routerOfLag(draft, connection)
  if (bundled) return bundled
  const location = (findLocation(connection.body.location)?.code ?? connection.body.location).toLowerCase()
  const tagged = routerTag(draft, connection) ?? ''
  const name = CUSTOMER_NAME.test(tagged) ? tagged : `at-${location}`
  return generated(draft, connection.account, { name, asn: asnOn(draft, connection) })
}

/** LACP bundles links to one neighbour alone. */
function routerOfLag(draft: Draft, { body }: Row<'connection'>): Row<'router'> | undefined {
  const members = body.lagId === undefined ? [] : membersOf(draft, body.lagId)
  const patches = members.flatMap(({ id }) => [...draft.referring('crossConnect', id)])
  return patches[0] && draft.get('router', patches[0].body.routerId)
}

function routerTag(draft: Draft, { body }: Row<'connection'>): string | undefined {
  const lag = body.lagId === undefined ? undefined : draft.get('lag', body.lagId)
  return body.tags['landbridge:router'] ?? lag?.body.tags['landbridge:router']
}

/** The account's router with the customer gateway's address, else a generated one with its address and AS number. */
export function generatedRouterForCustomerGateway(draft: Draft, gateway: Row<'customerGateway'>): Row<'router'> {
  const { ipAddress, bgpAsn } = gateway.body
  const there = ipAddress === '' ? undefined : routerWithAddress(draft, gateway.account, ipAddress)
  if (there) return there
  const name = `cgw-${ipAddress.replaceAll(':', '-') || gateway.id}`
  const isIpv6 = ipAddress.includes(':')
  const address = isIpv6 ? { publicIpv6Address: ipAddress } : { publicAddress: ipAddress }
  return generated(draft, gateway.account, { name, asn: bgpAsn, ...(ipAddress && address) })
}

/**
 * Gives a generated router the AS number of the first virtual interface on what is patched to it: orders come before
 * interfaces do, and a session needs both ends to agree. Other routers stay as they are.
 */
export function adoptAsn(draft: Draft, router: Row<'router'>): Row<'router'> {
  if (!router.body.generated) return router
  const patches = [...draft.referring('crossConnect', router.id)].map(({ body }) => draft.get('connection', body.connectionId))
  const asn = patches.flatMap(connection => (connection ? asnsOn(draft, connection) : []))[0]
  return asn === undefined || asn === router.body.asn ? router : draft.update('router', router.id, { asn })
}

interface Wanted {
  readonly name: string
  readonly asn: number
  readonly publicAddress?: string
  readonly publicIpv6Address?: string
}

function generated(draft: Draft, account: string, wanted: Wanted): Row<'router'> {
  const { name, asn, publicIpv6Address } = wanted
  const id = customerId('router', account, name)
  const there = draft.get('router', id)
  if (there) return there
  const scope = customerScope(account)
  const site =
    draft.get('site', customerId('site', account, name)) ??
    draft.put('site', customerId('site', account, name), scope, { ...SITE_DEFAULTS, name, generated: true })
  const publicAddress = wanted.publicAddress ?? freePublicAddress(draft, account, name)
  const addresses = { publicAddress, ...(publicIpv6Address === undefined ? {} : { publicIpv6Address }) }
  const own = { siteId: site.id, name, asn, ...addresses, policies: {}, ownNeighbours: false, generated: true }
  const router = { ...ROUTER_DEFAULTS, ...own }
  return draft.put('router', id, scope, { ...router, bfd: bfdByDefault(router) })
}

function asnOn(draft: Draft, connection: Row<'connection'>): number {
  return asnsOn(draft, connection)[0] ?? ROUTER_DEFAULTS.asn
}

function asnsOn(draft: Draft, connection: Row<'connection'>): number[] {
  const interfaces = [...draft.referring('virtualInterface', connection.body.lagId ?? connection.id)].filter(({ body }) =>
    isLiveVirtualInterface(body),
  )
  return interfaces.flatMap(({ body }) => body.peers.map(({ asn }) => asn))
}
