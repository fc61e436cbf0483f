import type { Vpc } from './vpc.ts'

/** A VPC's blocks of both families, IPv4 first, as they are written. */
export function vpcCidrs({ cidrs, ipv6Cidrs }: Pick<Vpc, 'cidrs' | 'ipv6Cidrs'>): readonly string[] {
  return [...cidrs, ...ipv6Cidrs].map(({ cidr }) => cidr)
}
