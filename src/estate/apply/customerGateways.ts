import type { Estate } from '../estate.ts'
import { type AwsCustomerGateway, CUSTOMER_GATEWAYS } from './listings.ts'
import { routerPath } from './routerPath.ts'
import { ask, isAsMade, note, type Run } from './run.ts'
import { scopeKey, scopeOf, scopesOf } from './scopes.ts'
import type { Applying, CallScope } from './step.ts'
import { findTagged, tagSpecifications } from './tagged.ts'

type Ends = Pick<Estate['vpnConnections'][string], 'router' | 'private' | 'outsideIpVersion'>

/** Where the id of the customer gateway of a VPN's router in a Region is noted. */
export function customerGatewayKey(vpn: Ends, scope: CallScope): string {
  return `customerGateways.${customerGatewayName(vpn)}@${scopeKey(scope)}`
}

/** A router has one of its public address, one of its IPv6 address, and one of every private address that it has VPNs from. */
export function customerGatewayName({ router, private: within, outsideIpVersion }: Ends): string {
  if (outsideIpVersion === 'ipv6') return `${router}/ipv6`
  return within === undefined ? router : `${router}/${within.address}`
}

/** One customer gateway per router, address and Region in which it has VPNs, with its AS number. */
export function* applyCustomerGateways(run: Run): Applying<void> {
  const found = yield* findTagged(CUSTOMER_GATEWAYS, scopesOf(run.estate, 'vpnConnections'), 'vpnConnections')
  for (const [name, vpn] of Object.entries(run.estate.vpnConnections)) {
    const { router } = vpn
    const scope = scopeOf(run.estate, 'vpnConnections', name)
    const key = customerGatewayKey(vpn, scope)
    if (run.facts.has(key)) continue
    const about = routerPath(run.estate, router)
    const member = vpn.outsideIpVersion === 'ipv6' ? 'publicIpv6Address' : 'publicAddress'
    const address = vpn.private?.address ?? run.facts.get(`${about}.${member}`)
    if (address === undefined) continue
    const tag = customerGatewayName(vpn)
    const wanted = { router, tag, address, asn: Number(run.facts.get(`${about}.asn`)) }
    const there = found(scope, tag)
    const has = there && (there.BgpAsnExtended ?? there.BgpAsn)
    if (there) isAsMade(run, about, { [member]: [address, there.IpAddress], asn: [wanted.asn, has] })
    const gateway = there ?? (yield* created(run, scope, about, wanted))
    if (!gateway) continue
    run.facts.set(key, gateway.CustomerGatewayId)
    run.called.set(gateway.CustomerGatewayId, `the customer gateway of ${router}`)
  }
}

function* created(
  run: Run,
  scope: CallScope,
  about: string,
  {
    router,
    tag,
    address,
    asn,
  }: { readonly router: string; readonly tag: string; readonly address: string; readonly asn: number },
): Applying<AwsCustomerGateway | undefined> {
  // EC2 API Reference, CreateCustomerGateway: AS numbers above 2,147,483,647 have a member of their own.
  const asnMember = asn > 2_147_483_647 ? { BgpAsnExtended: asn } : { BgpAsn: asn }
  const TagSpecifications = tagSpecifications('customer-gateway', tag)
  const input = { Type: 'ipsec.1', IpAddress: address, DeviceName: router, ...asnMember, TagSpecifications }
  const call = { service: 'ec2', operation: 'CreateCustomerGateway', input, about } as const
  const output = yield* ask<{ CustomerGateway: AwsCustomerGateway }>(run, scope, call)
  if (output) note(run, about, 'changed')
  return output?.CustomerGateway
}
