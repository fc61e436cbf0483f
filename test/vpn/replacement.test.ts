import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CustomerGateway, VpnConnection, VpnGateway } from '@aws-sdk/client-ec2'
import { inProcess } from '../accounts/inProcess.ts'

const MINUTE_MS = 60_000
const ACCOUNT = '555555555555'

interface Answer {
  readonly VpnGateway?: VpnGateway
  readonly CustomerGateway?: CustomerGateway
  readonly VpnConnection?: VpnConnection
  readonly VpnConnections?: readonly VpnConnection[]
}

/** A BGP VPN at AWS's pace with a router of its own, when both tunnels are up. */
async function established() {
  const world = await inProcess('aws')
  const account = world.account(ACCOUNT)
  const call = async (operation: string, input: object) => (await account.call(operation, input)) as Answer
  const { VpnGateway } = await call('ec2.CreateVpnGateway', { Type: 'ipsec.1' })
  const order = { Type: 'ipsec.1', IpAddress: '203.0.113.7', BgpAsn: 65_010 }
  const { CustomerGateway } = await call('ec2.CreateCustomerGateway', order)
  const { VpnGatewayId } = VpnGateway ?? {}
  const { CustomerGatewayId } = CustomerGateway ?? {}
  const made = await call('ec2.CreateVpnConnection', { Type: 'ipsec.1', CustomerGatewayId, VpnGatewayId })
  const { VpnConnectionId: id, Options } = made.VpnConnection ?? {}
  const now = async () => {
    const [vpn] = (await call('ec2.DescribeVpnConnections', { VpnConnectionIds: [id] })).VpnConnections ?? []
    return [vpn?.State, ...(vpn?.VgwTelemetry ?? []).map(({ Status, StatusMessage }) => `${Status} ${StatusMessage}`)]
  }
  await world.service.advance(10 * MINUTE_MS)
  return { world, call, now, id, outside: Options?.TunnelOptions?.map(tunnel => tunnel.OutsideIpAddress) ?? [] }
}

const UP = 'UP 0 BGP ROUTES'
const DOWN = 'DOWN IPSEC IS DOWN'

for (const [operation, inputOf, during] of [
  ['ec2.ReplaceVpnTunnel', (tunnel: object) => tunnel, ['modifying', DOWN, UP]],
  [
    'ec2.ModifyVpnTunnelOptions',
    (tunnel: object) => ({ ...tunnel, TunnelOptions: { ReplayWindowSize: 512 } }),
    ['modifying', DOWN, UP],
  ],
  [
    'ec2.ModifyVpnConnectionOptions',
    ({ VpnConnectionId }: { VpnConnectionId: string | undefined }) => ({ VpnConnectionId, LocalIpv4NetworkCidr: '10.0.0.0/8' }),
    ['modifying', DOWN, DOWN],
  ],
] as const) {
  test(`${operation}: ${during.slice(1).join(', ')} while AWS replaces ends of tunnels, then all is up again`, async () => {
    const { world, call, now, id, outside } = await established()
    await using _ = world
    assert.deepEqual(await now(), ['available', UP, UP])
    await call(operation, inputOf({ VpnConnectionId: id, VpnTunnelOutsideIpAddress: outside[0] } as { VpnConnectionId: string }))
    await world.service.advance(MINUTE_MS / 2)
    assert.deepEqual(await now(), during)
    await world.service.advance(10 * MINUTE_MS)
    assert.deepEqual(await now(), ['available', UP, UP])
  })
}
