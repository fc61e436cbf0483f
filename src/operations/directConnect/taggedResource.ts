import { DIRECT_CONNECT_ARN_TYPES, parseArn, partitionOf } from '../../resources/arn.ts'
import { directConnectError } from '../../resources/directConnectError.ts'
import type { Row } from '../../resources/world.ts'
import type { Context } from '../operation.ts'

type TaggedKind = (typeof DIRECT_CONNECT_ARN_TYPES)[keyof typeof DIRECT_CONNECT_ARN_TYPES]

/**
 * The caller's resource that an ARN names: a connection, interconnect, LAG or virtual interface of the Region, or a
 * DX gateway, or a resiliency group of the Region: the ARNs of both have none.
 */
export function taggedResource({ world, caller }: Context, resourceArn: string): Row<TaggedKind> {
  const arn = parseArn(resourceArn)
  const match = /^(dxcon|dxlag|dxvif|dx-gateway|dx-resiliency-group)\/(.+)$/.exec(arn?.resource ?? '')
  if (arn?.service !== 'directconnect' || arn.partition !== partitionOf(caller.region) || !match) {
    throw directConnectError(
      `Resource ARN ${resourceArn} is not valid: give one such as arn:aws:directconnect:us-east-1:123456789012:dxcon/dxcon-fgk3cfwy.`,
    )
  }
  const [, type = '', id = ''] = match
  const kind = DIRECT_CONNECT_ARN_TYPES[type as keyof typeof DIRECT_CONNECT_ARN_TYPES]
  const region = kind === 'directConnectGateway' || kind === 'resiliencyGroup' ? '' : caller.region
  const row = world.get(kind, id)
  if (arn.account !== caller.account || arn.region !== region || row?.account !== caller.account) {
    throw directConnectError(`Resource ${resourceArn} does not exist.`)
  }
  if (kind !== 'directConnectGateway' && row.region !== caller.region)
    throw directConnectError(`Resource ${resourceArn} does not exist.`)
  return row
}
