import type { Builder } from './builder.ts'

/** Direct Connect guide, "MTU": jumbo frames apply to propagated routes; static routes to a virtual private gateway use 1500. */
export const STATIC_MTU = 1500
export const JUMBO_MTU = 9001

/** The way from a VPC's route table to a virtual private gateway, one for each size of packets. */
export function linkToGateway(build: Builder, table: string, gateway: string, mtu: number): string {
  const name = mtu === STATIC_MTU ? `${table}~${gateway}~static` : `${table}~${gateway}`
  if (!build.links.has(name)) build.link({ name, ends: [table, gateway], mtu })
  return name
}
