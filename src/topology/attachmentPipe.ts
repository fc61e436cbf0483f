import type { Row } from '../resources/world.ts'
import type { Pipe } from '../routing/network.ts'
import { attachmentLabel } from './attachmentLabel.ts'
import { ATTACHMENT_ZONE } from './awsPolicy.ts'
import type { Builder } from './builder.ts'
import type { PipeInfo } from './topology.ts'

interface Way {
  readonly from: string
  readonly towards: 'to transit gateway' | 'from transit gateway'
  readonly direction: PipeInfo['direction']
}

/**
 * What an attachment of a transit gateway carries one way: so much per Availability Zone. A VPC's has the zones of its
 * subnets; AWS does not say in which ones a peering or a Direct Connect gateway is served: those where the gateway's VPCs are.
 */
export function attachmentPipe(
  build: Builder,
  attachment: Row<'transitGatewayAttachment'>,
  gatewayId: string,
  { from, towards, direction }: Way,
): Pipe {
  const own = attachment.body.vpc
  const zones = Math.max(1, own === undefined ? zonesOf(build, gatewayId) : own.subnetIds.length)
  const bps = ATTACHMENT_ZONE.bps * zones
  const packetsPerSecond = ATTACHMENT_ZONE.packetsPerSecond * zones
  const pipe = { name: `${attachment.id} ${towards}`, from, bps, packetsPerSecond }
  return build.pipe(pipe, { name: attachmentLabel(build, attachment), kind: 'attachment', direction })
}

function zonesOf(build: Builder, gatewayId: string): number {
  const zones = new Set<string | undefined>()
  for (const { body } of build.world.referring('transitGatewayAttachment', gatewayId)) {
    for (const subnet of body.vpc?.subnetIds ?? []) zones.add(build.world.get('subnet', subnet)?.body.availabilityZone)
  }
  return zones.size
}
