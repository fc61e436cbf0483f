import type { PeeringConnectionOptionsRequest } from '@aws-sdk/client-ec2'
import { AwsError } from '../../../resources/refusal.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { endsOf, peeringOf, wrongState } from './peeringLookup.ts'

/** Each side sets its own option, which is whether the other may resolve its names to private addresses. */
export const modifyVpcPeeringConnectionOptions: Ec2Operation<'ModifyVpcPeeringConnectionOptions'> = (context, input) => {
  const row = peeringOf(context, input.VpcPeeringConnectionId)
  if (row.body.state !== 'active') throw wrongState(row, 'active')
  const ends = endsOf(row, context.caller)
  const requester = asked(input.RequesterPeeringConnectionOptions, ends.requester, 'requester')
  const accepter = asked(input.AccepterPeeringConnectionOptions, ends.accepter, 'accepter')
  const after = context.world.update('vpcPeeringConnection', row.id, {
    ...(requester === undefined ? {} : { requesterDns: requester }),
    ...(accepter === undefined ? {} : { accepterDns: accepter }),
  }).body
  const shape = (dns: boolean) => ({ AllowDnsResolutionFromRemoteVpc: dns })
  return {
    ...(requester === undefined ? {} : { RequesterPeeringConnectionOptions: shape(after.requesterDns) }),
    ...(accepter === undefined ? {} : { AccepterPeeringConnectionOptions: shape(after.accepterDns) }),
  }
}

function asked(options: PeeringConnectionOptionsRequest | undefined, isOwn: boolean, side: string): boolean | undefined {
  if (options === undefined) return undefined
  if (isOwn) return options.AllowDnsResolutionFromRemoteVpc
  throw new AwsError('OperationNotPermitted', `The ${side}'s options can be changed by the ${side} in its own Region alone.`)
}
