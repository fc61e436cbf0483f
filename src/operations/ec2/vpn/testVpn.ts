import type { CreateVpnConnectionRequest, VpnConnection } from '@aws-sdk/client-ec2'
import type { TestAccount } from '../testAccount.ts'

/** A transit gateway that is available. */
export function transitGateway(account: TestAccount, ...TransitGatewayCidrBlocks: string[]): string {
  const Options = { TransitGatewayCidrBlocks }
  const made = account.call('CreateTransitGateway', { Options }).TransitGateway?.TransitGatewayId ?? ''
  account.pass()
  return made
}

/** A VPN connection as it is answered; a customer gateway of its own unless one is given. */
export function vpnOf(account: TestAccount, input: Partial<CreateVpnConnectionRequest>): VpnConnection {
  const CustomerGatewayId = input.CustomerGatewayId ?? account.customerGateway()
  return account.call('CreateVpnConnection', { Type: 'ipsec.1', ...input, CustomerGatewayId }).VpnConnection ?? {}
}

/** The same, which must be refused. */
export function vpnRefusal(account: TestAccount, input: Partial<CreateVpnConnectionRequest>): string {
  const CustomerGatewayId = input.CustomerGatewayId ?? account.customerGateway()
  return account.refusal('CreateVpnConnection', { Type: 'ipsec.1', ...input, CustomerGatewayId })
}

export function describedVpn(account: TestAccount, id: string | undefined): VpnConnection {
  return account.call('DescribeVpnConnections', { VpnConnectionIds: [id ?? ''] }).VpnConnections?.[0] ?? {}
}
