import type { Builder } from './builder.ts'

/** What an end point inside a VPC stands in, and falls with: its Availability Zone, where its subnet says one, and its Region. */
export function standsIn(build: Builder, vpcId: string, subnetId: string | undefined): readonly string[] {
  const region = build.world.get('vpc', vpcId)?.region
  const subnet = subnetId === undefined ? undefined : build.world.get('subnet', subnetId)
  return [
    ...(subnet === undefined ? [] : [zoneDomain(build, subnet.body.availabilityZone)]),
    ...(region === undefined ? [] : [regionDomain(build, region)]),
  ]
}

export function zoneDomain(build: Builder, zone: string): string {
  return build.domain('availability-zone', zone, zone)
}

export function regionDomain(build: Builder, region: string): string {
  return build.domain('region', region, region)
}
