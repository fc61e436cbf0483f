import type { VirtualInterface } from '../resources/virtualInterface.ts'
import type { Link } from '../routing/network.ts'
import { INSIDE_TIMERS } from './awsPolicy.ts'
import { siteLinkLegs } from './backboneLeg.ts'
import type { Builder } from './builder.ts'

/** Groups of a Direct Connect gateway's routes that interfaces with SiteLink are told, and that their packets may take. */
export const SITE_LINK_ROUTES: readonly string[] = ['gateways', 'siteLink']

/**
 * Where packets are looked up that come to a Direct Connect gateway: those of an interface with SiteLink in a table that has the
 * other such interfaces besides what is behind the gateway; those of any other in the gateway's own, which leads there alone.
 */
export function tableBySiteLink(
  build: Builder,
  { siteLinkEnabled, gateway }: VirtualInterface,
  amazonEnd: string,
): Pick<Link, 'enters'> {
  if (!siteLinkEnabled || gateway?.kind !== 'directConnectGateway') return {}
  const table = `${amazonEnd}~siteLink`
  if (!build.nodes.has(table)) addTable(build, table, amazonEnd)
  return { enters: { [amazonEnd]: table } }
}

/** It hears every path from the gateway, next hops unchanged: it decides as the gateway does about what it tells these interfaces. */
function addTable(build: Builder, table: string, gateway: string): void {
  const label = `${build.info.get(gateway)?.label ?? gateway} SiteLink`
  const { asn = 0 } = build.nodes.get(gateway) ?? {}
  build.node(table, { label, kind: 'siteLink' }, { asn })
  const name = `${gateway}~${table}`
  build.link({ name, ends: [gateway, table], mtu: 9001, rttMsBetween: siteLinkLegs(build, gateway) })
  build.session({
    name,
    link: name,
    components: [],
    ends: [
      { node: gateway, ...INSIDE_TIMERS, group: 'table', import: {}, export: { from: SITE_LINK_ROUTES, everyPath: true } },
      { node: table, ...INSIDE_TIMERS, group: 'gateway', import: {}, export: { from: [] } },
    ],
  })
}
