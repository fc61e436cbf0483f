import type { NatGateway } from '../../../resources/endPoints.ts'
import type { Draft } from '../../../resources/world.ts'
import { releaseInterface } from '../networkInterfaces/releaseInterface.ts'

/** How long DescribeNatGateways still shows one that is deleted or failed: about an hour. VPC guide, "NAT gateways". */
const ENDED_VISIBLE_MS = 3_600_000

interface Step {
  readonly change: Partial<NatGateway>
  readonly dueAt: number | undefined
}

export function natGatewayStep({ state }: NatGateway, nowMs: number): Step | 'gone' {
  switch (state) {
    case 'pending':
      return { change: { state: 'available' }, dueAt: undefined }
    case 'deleting':
      return { change: { state: 'deleted', deletedAt: nowMs }, dueAt: nowMs + ENDED_VISIBLE_MS }
    case 'deleted':
    case 'failed':
      return 'gone'
    default:
      return { change: {}, dueAt: undefined }
  }
}

/**
 * What comes with a step: a public gateway fails in a VPC that has no internet gateway when it is to become available,
 * and one that ended gives back its interface and address. VPC guide, "Troubleshoot NAT gateways".
 */
export function afterNatGatewayStep(draft: Draft, id: string, nowMs: number): void {
  const row = draft.get('natGateway', id)
  if (row === undefined) return
  const { state, connectivity, vpcId, networkInterfaceId } = row.body
  const isStranded =
    state === 'available' && connectivity === 'public' && [...draft.referring('internetGateway', vpcId)].length === 0
  if (isStranded) {
    const failure = { code: 'Gateway.NotAttached', message: `Network ${vpcId} has no Internet gateway attached` }
    draft.update('natGateway', id, { state: 'failed', deletedAt: nowMs, failure }, { dueAt: nowMs + ENDED_VISIBLE_MS })
  }
  if (isStranded || state === 'deleted') releaseInterface(draft, networkInterfaceId)
}
