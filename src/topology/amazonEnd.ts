import { PUBLIC_ASN } from '../resources/virtualInterfaceOrder.ts'
import type { Row } from '../resources/world.ts'
import { type Builder, prefixes } from './builder.ts'

/**
 * What stands for AWS's public prefixes: thousands of real ones change by the hour and are nobody's to copy. Two blocks of
 * benchmarking space (RFC 2544) and one of documentation space (RFC 3849), the same in every Region.
 */
const PLACEHOLDERS = ['198.18.0.0/16', '198.19.0.0/16', '2001:db8:a50::/44']

/** The node that a virtual interface ends at on AWS's side; undefined where it is none that is modelled. */
export function amazonEndOf(build: Builder, { region, body }: Row<'virtualInterface'>): string | undefined {
  if (body.type === 'public') return publicEdge(build, region)
  const { gateway } = body
  return gateway && build.nodes.has(gateway.id) ? gateway.id : undefined
}

/** AWS's edge in a Region, where packets for public addresses of AWS have arrived. */
export function publicEdge(build: Builder, region: string): string {
  const name = `public~${region}`
  if (!build.nodes.has(name)) {
    build.node(name, { label: `AWS public edge ${region}`, kind: 'gateway' }, { asn: PUBLIC_ASN, local: prefixes(PLACEHOLDERS) })
    build.remarks.add(`${PLACEHOLDERS.join(', ')} stand for AWS's public prefixes, which are not copied here.`)
  }
  return name
}
