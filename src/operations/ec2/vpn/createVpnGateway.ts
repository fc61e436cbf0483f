import { availabilityZonesOf } from '../../../resources/availabilityZones.ts'
import { amazonSideAsn } from '../../../resources/gatewayRules.ts'
import { ec2Id } from '../../../resources/ids.ts'
import { AwsError } from '../../../resources/refusal.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { tagsFrom } from '../ec2Tags.ts'
import { checkQuota } from '../quota.ts'
import { checkGatewayType } from './gatewayType.ts'
import { vpnGatewayShape } from './vpnGatewayShape.ts'

export const createVpnGateway: Ec2Operation<'CreateVpnGateway'> = (context, input) => {
  const { world, caller, nowMs, quotas, random } = context
  checkGatewayType(input.Type)
  const zone = input.AvailabilityZone
  if (zone !== undefined && !availabilityZonesOf(caller.region).some(({ name }) => name === zone)) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value (${zone}) for parameter availabilityZone is invalid. It is no zone of ${caller.region}.`,
    )
  }
  const count = [...world.within('virtualPrivateGateway', caller)].filter(({ body }) => body.state !== 'deleted').length
  checkQuota('VpnGatewayLimitExceeded', 'virtual private gateways', { count, limit: quotas.virtualPrivateGatewaysPerRegion })
  const body = {
    amazonSideAsn: amazonSideAsn(input.AmazonSideAsn),
    ...(zone === undefined ? undefined : { availabilityZone: zone }),
    state: 'pending' as const,
    tags: tagsFrom(context, 'virtualPrivateGateway', input.TagSpecifications),
  }
  const row = world.put('virtualPrivateGateway', ec2Id('vgw', random), caller, body, { dueAt: nowMs })
  return { VpnGateway: vpnGatewayShape(row) }
}
