import { nthAddress } from '../net/prefix.ts'
import type { Design } from './design.ts'
import { HUB, transitGatewayName, vpcName } from './estateNames.ts'
import type { RegionRequirement, Requirements } from './requirementsSchema.ts'
import { regionsInUse } from './siteNeeds.ts'
import { vpcCidrs } from './vpcCidrs.ts'

/** AS numbers that no customer of the table has, and that differ from each other as AWS asks for (RFC 6996). */
const HUB_ASN = 64_600
const FIRST_TRANSIT_ASN = 64_701

/** VPCs and the gateways before them. */
export function amazonSections(design: Design, requirements: Requirements): Record<string, unknown> {
  const regions = regionsInUse(requirements)
  const hasTransit = design.gateway.includes('transit-gateway')
  return {
    vpcs: Object.fromEntries(regions.flatMap(([name, region]) => vpcsOf(name, region))),
    ...(hasTransit
      ? {
          transitGateways: Object.fromEntries(
            regions.map(([name, region], index) => transitGateway(design, name, region, index)),
          ),
        }
      : {}),
    ...(design.gateway.startsWith('direct-connect-gateway')
      ? { directConnectGateways: { [HUB]: hub(design, regions, hasTransit) } }
      : {}),
  }
}

function vpcsOf(name: string, region: RegionRequirement): readonly (readonly [string, unknown])[] {
  return (vpcCidrs(region) ?? []).map((prefix, index) => [
    vpcName(name, index),
    { region: name, cidr: prefix.text, ...(index === 0 ? { hosts: { [`${name}-db`]: nthAddress(prefix, 10).text } } : {}) },
  ])
}

function hub(design: Design, regions: readonly (readonly [string, RegionRequirement])[], hasTransit: boolean): unknown {
  const all = regions.flatMap(([name, { vpcs }]) => Array.from({ length: vpcs }, (_, index) => vpcName(name, index)))
  if (!hasTransit) return { asn: HUB_ASN, vpcs: all }
  const gateways = regions.map(([name, region], index) => [
    transitGatewayName(name),
    { allowed: isSealed(design) ? [tunnelBlock(index)] : allowedOf(design, region) },
  ])
  return { asn: HUB_ASN, transitGateways: Object.fromEntries(gateways) }
}

/**
 * Beside a VPN, which tells of every VPC, a block for all of them would be the less specific route, and the VPN would carry
 * everything (Direct Connect user guide, "Allowed prefixes interactions").
 */
export function allowedOf({ tunnels }: Design, region: RegionRequirement): readonly string[] {
  return tunnels.length > 0 ? (vpcCidrs(region) ?? []).map(({ text }) => text) : [region.cidr]
}

function transitGateway(design: Design, name: string, { vpcs }: RegionRequirement, index: number): readonly [string, unknown] {
  const attached = Array.from({ length: vpcs }, (_, at) => vpcName(name, at))
  const own = { region: name, asn: FIRST_TRANSIT_ASN + index, vpcs: attached }
  if (!isSealed(design)) return [transitGatewayName(name), own]
  // In one table with the VPCs the Direct Connect gateway would bring the site's prefixes too, and they would be answered in the clear.
  const tunnels = design.tunnels.filter(({ region }) => region === name).map(each => each.name)
  const encrypted = [...attached, ...tunnels]
  const routeTables = {
    [`${name}-encrypted`]: { associate: encrypted, propagate: encrypted },
    [`${name}-transport`]: { associate: [HUB] },
  }
  return [transitGatewayName(name), { ...own, cidrs: [tunnelBlock(index)], routeTables }]
}

export function isSealed({ tunnels }: Design): boolean {
  return tunnels.some(({ over }) => over === 'transit-interface')
}

/** AWS's ends of private tunnels, out of the shared address space that nobody's network has (RFC 6598). */
function tunnelBlock(index: number): string {
  return `100.64.${index}.0/24`
}
