import { AwsError } from '../../../resources/refusal.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { live, owned } from '../nouns.ts'

/** A virtual private gateway has at most one VPC, a VPC at most one virtual private gateway. Attaching twice is no error. */
export const attachVpnGateway: Ec2Operation<'AttachVpnGateway'> = (context, input) => {
  const { world, nowMs } = context
  const gateway = live(context, 'virtualPrivateGateway', input.VpnGatewayId)
  const vpc = owned(context, 'vpc', input.VpcId)
  const present = gateway.body.attachment
  if (present && present.state !== 'detached') {
    if (present.vpcId === vpc.id) return { VpcAttachment: { VpcId: vpc.id, State: present.state } }
    const message = `The vpnGateway '${gateway.id}' is already attached to ${present.vpcId}; a virtual private gateway attaches to one VPC at a time.`
    throw new AwsError('VpnGatewayAttachmentLimitExceeded', message)
  }
  const other = [...world.referring('virtualPrivateGateway', vpc.id)].find(({ body }) => body.attachment?.state !== 'detached')
  if (other) {
    throw new AwsError('InvalidParameterValue', `Network ${vpc.id} already has a virtual private gateway attached: ${other.id}.`)
  }
  const attachment = { vpcId: vpc.id, state: 'attaching' as const }
  world.update('virtualPrivateGateway', gateway.id, { attachment }, { dueAt: nowMs })
  return { VpcAttachment: { VpcId: vpc.id, State: attachment.state } }
}
