import { AwsError } from '../../../resources/refusal.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { live } from '../nouns.ts'

export const deleteCustomerGateway: Ec2Operation<'DeleteCustomerGateway'> = (context, input) => {
  const { world, nowMs } = context
  const { id } = live(context, 'customerGateway', input.CustomerGatewayId)
  const user = [...world.referring('vpnConnection', id)].find(({ body }) => body.state !== 'deleted')
  if (user) throw new AwsError('IncorrectState', `The customer gateway is in use by ${user.id}; delete the VPN connection first.`)
  world.update('customerGateway', id, { state: 'deleting' }, { dueAt: nowMs })
  return {}
}
