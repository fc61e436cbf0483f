import { endAssociationsOf } from '../../../resources/gatewayAssociations.ts'
import { AwsError } from '../../../resources/refusal.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { live, required } from '../nouns.ts'

/**
 * Ends the attachment, the association with a Direct Connect gateway and the propagation into the VPC's route tables;
 * written routes to the gateway become black holes. A VPC that is gone is no other refusal than one that is not attached: Terraform detaches after the VPC went.
 */
export const detachVpnGateway: Ec2Operation<'DetachVpnGateway'> = (context, input) => {
  const { world, nowMs, leadTimes } = context
  const gateway = live(context, 'virtualPrivateGateway', input.VpnGatewayId)
  const vpcId = required(input.VpcId, 'vpcId')
  const { attachment } = gateway.body
  if (attachment?.vpcId !== vpcId || attachment.state === 'detached') {
    const message = `The attachment with vpn gateway ID '${gateway.id}' and vpc ID '${vpcId}' does not exist`
    throw new AwsError('InvalidVpnGatewayAttachment.NotFound', message)
  }
  for (const table of [...world.referring('routeTable', gateway.id)]) {
    const propagatingGateways = table.body.propagatingGateways.filter(id => id !== gateway.id)
    world.update('routeTable', table.id, { propagatingGateways })
  }
  endAssociationsOf(world, gateway.id, nowMs + leadTimes.provisioning)
  const detaching = { vpcId, state: 'detaching' as const }
  world.update('virtualPrivateGateway', gateway.id, { attachment: detaching }, { dueAt: nowMs })
  return {}
}
