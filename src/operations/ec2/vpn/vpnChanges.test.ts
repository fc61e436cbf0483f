import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ModifyVpnConnectionRequest } from '@aws-sdk/client-ec2'
import { isTunnelReady } from '../../../resources/tunnelReplacement.ts'
import { filter, TestAccount } from '../testAccount.ts'
import { describedVpn, transitGateway, vpnOf } from './testVpn.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** Which tunnels the network may have: those that are not being replaced. */
function ready(account: TestAccount, id: string): boolean[] {
  const body = account.world.get('vpnConnection', id)?.body
  return [0, 1].map(index => body !== undefined && isTunnelReady(body, index))
}

function made(account: TestAccount, input: Parameters<typeof vpnOf>[1]) {
  const vpn = vpnOf(account, input)
  account.pass()
  return {
    ...vpn,
    id: vpn.VpnConnectionId ?? '',
    outside: vpn.Options?.TunnelOptions?.map(tunnel => tunnel.OutsideIpAddress) ?? [],
  }
}

test('networks and bandwidth change in place, both tunnels down meanwhile', () => {
  const account = new TestAccount({ provisioningMs: MINUTE_MS })
  const TransitGatewayId = transitGateway(account)
  account.pass(MINUTE_MS)
  const vpn = made(account, { TransitGatewayId })
  const change = { VpnConnectionId: vpn.id, RemoteIpv4NetworkCidr: '10.0.0.0/8', TunnelBandwidth: 'large' } as const
  const answer = account.call('ModifyVpnConnectionOptions', change).VpnConnection
  assert.deepEqual([answer?.State, ready(account, vpn.id)], ['modifying', [false, false]])
  assert.match(account.refusal('ModifyVpnConnectionOptions', change), /^InvalidVpnConnection.InvalidState: .* is modifying/)
  account.pass(MINUTE_MS - 1)
  assert.equal(describedVpn(account, vpn.id).State, 'modifying')
  account.pass(1)
  const { State, Options } = describedVpn(account, vpn.id)
  assert.deepEqual(
    [State, Options?.RemoteIpv4NetworkCidr, Options?.TunnelBandwidth, ready(account, vpn.id)],
    ['available', '10.0.0.0/8', 'large', [true, true]],
  )
})

test('the target moves between gateways and the attachment with it; addresses and keys stay', () => {
  const account = new TestAccount()
  const [VpnGatewayId, TransitGatewayId] = [account.vpnGateway(), transitGateway(account)]
  const vpn = made(account, { VpnGatewayId })
  const moved = (target: Partial<ModifyVpnConnectionRequest>) => {
    account.call('ModifyVpnConnection', { VpnConnectionId: vpn.id, ...target })
    account.pass()
    const Filters = [filter('resource-id', vpn.id)]
    const { TransitGatewayAttachments = [] } = account.call('DescribeTransitGatewayAttachments', { Filters })
    const now = describedVpn(account, vpn.id)
    assert.deepEqual(now.Options?.TunnelOptions, vpn.Options?.TunnelOptions)
    return [now.VpnGatewayId, now.TransitGatewayId, TransitGatewayAttachments.map(({ State }) => State)]
  }
  assert.deepEqual(moved({ TransitGatewayId }), [undefined, TransitGatewayId, ['available']])
  assert.deepEqual(moved({ TransitGatewayId }), [undefined, TransitGatewayId, ['available']], 'the same again')
  assert.deepEqual(moved({ VpnGatewayId }), [VpnGatewayId, undefined, ['deleted']])
})

test('another customer gateway', () => {
  const account = new TestAccount()
  const vpn = made(account, { VpnGatewayId: account.vpnGateway() })
  const CustomerGatewayId = account.customerGateway('203.0.113.9', 65_011)
  account.call('ModifyVpnConnection', { VpnConnectionId: vpn.id, CustomerGatewayId })
  const now = describedVpn(account.pass(), vpn.id)
  assert.equal(now.CustomerGatewayId, CustomerGatewayId)
  assert.match(now.CustomerGatewayConfiguration ?? '', /<ip_address>203.0.113.9<\/ip_address>/)
  account.call('DeleteCustomerGateway', { CustomerGatewayId: vpn.CustomerGatewayId })
})

test('a change of gateway that the connection does not fit is refused and changes nothing', () => {
  const account = new TestAccount()
  const VpnGatewayId = account.vpnGateway()
  const TransitGatewayId = transitGateway(account)
  const fast = made(account, { TransitGatewayId, Options: { EnableAcceleration: true } })
  assert.match(
    account.refusal('ModifyVpnConnection', { VpnConnectionId: fast.id, VpnGatewayId }),
    /^InvalidParameterCombination: .*EnableAcceleration needs a transit gateway/,
  )
  const routed = made(account, { VpnGatewayId, Options: { StaticRoutesOnly: true } })
  account.call('CreateVpnConnectionRoute', { VpnConnectionId: routed.id, DestinationCidrBlock: '10.9.0.0/16' })
  assert.match(
    account.pass().refusal('ModifyVpnConnection', { VpnConnectionId: routed.id, TransitGatewayId }),
    /^IncorrectState: .*static routes 10.9.0.0\/16; delete them first/,
  )
  assert.match(account.refusal('ModifyVpnConnection', { VpnConnectionId: routed.id }), /^MissingParameter/)
  const TunnelOptions = [{ TunnelInsideCidr: '169.254.77.0/30' }]
  made(account, { VpnGatewayId, Options: { TunnelOptions } })
  const twin = made(account, { TransitGatewayId, Options: { TunnelOptions } })
  assert.match(
    account.refusal('ModifyVpnConnection', { VpnConnectionId: twin.id, VpnGatewayId }),
    /tunnelInsideCidr is invalid. The CIDR block is already in use/,
  )
  assert.equal(describedVpn(account, twin.id).TransitGatewayId, TransitGatewayId)
})

test('options of one tunnel take that tunnel down; lifecycle control alone may skip that', () => {
  const account = new TestAccount({ provisioningMs: MINUTE_MS })
  const vpn = made(account, { VpnGatewayId: account.vpnGateway() })
  const call = { VpnConnectionId: vpn.id, VpnTunnelOutsideIpAddress: vpn.outside[1] }
  const log = 'arn:aws:logs:us-east-1:123456789012:log-group:vpn'
  const CloudWatchLogOptions = {
    LogEnabled: true,
    LogGroupArn: log,
    BgpLogEnabled: true,
    BgpLogGroupArn: log,
    BgpLogOutputFormat: 'text',
  }
  account.call('ModifyVpnTunnelOptions', { ...call, TunnelOptions: { LogOptions: { CloudWatchLogOptions } } })
  assert.deepEqual(ready(account, vpn.id), [true, false])
  account.pass(MINUTE_MS)
  assert.deepEqual(describedVpn(account, vpn.id).Options?.TunnelOptions?.[1]?.LogOptions, {
    CloudWatchLogOptions: { ...CloudWatchLogOptions, LogOutputFormat: 'json' },
  })
  const TunnelOptions = { EnableTunnelLifecycleControl: true }
  account.call('ModifyVpnTunnelOptions', { ...call, TunnelOptions, SkipTunnelReplacement: true })
  assert.deepEqual(ready(account, vpn.id), [true, true])
  assert.equal(describedVpn(account, vpn.id).Options?.TunnelOptions?.[1]?.EnableTunnelLifecycleControl, true)
  const more = { ...TunnelOptions, ReplayWindowSize: 64 }
  assert.match(
    account.pass().refusal('ModifyVpnTunnelOptions', { ...call, TunnelOptions: more, SkipTunnelReplacement: true }),
    /^InvalidParameterCombination: .*not for ReplayWindowSize/,
  )
})

test('maintenance waits for whoever controls the lifecycle, and is applied by itself in the end', () => {
  const account = new TestAccount({ provisioningMs: MINUTE_MS })
  const Options = { TunnelOptions: [{ EnableTunnelLifecycleControl: true }, {}] }
  const vpn = made(account, { VpnGatewayId: account.vpnGateway(), Options })
  const begin = account.nowMs
  const of = (index: number) => ({ VpnConnectionId: vpn.id, VpnTunnelOutsideIpAddress: vpn.outside[index] })
  const details = (index = 0) => account.call('GetVpnTunnelReplacementStatus', of(index)).MaintenanceDetails
  const apply = { ...of(0), ApplyPendingMaintenance: true }
  assert.deepEqual(details(), { PendingMaintenance: 'none' })
  assert.match(account.refusal('ReplaceVpnTunnel', apply), /^IncorrectState: No maintenance is pending/)
  account.pass(30 * DAY_MS)
  assert.deepEqual(details(), {
    PendingMaintenance: 'available',
    MaintenanceAutoAppliedAfter: new Date(begin + 44 * DAY_MS),
  })
  assert.deepEqual(details(1), { PendingMaintenance: 'none' })
  assert.deepEqual(account.call('ReplaceVpnTunnel', apply), { Return: true })
  assert.deepEqual([describedVpn(account, vpn.id).State, ready(account, vpn.id)], ['modifying', [false, true]])
  const appliedAt = account.nowMs
  account.pass(MINUTE_MS)
  assert.deepEqual(details(), { PendingMaintenance: 'none', LastMaintenanceApplied: new Date(appliedAt) })
  account.pass(44 * DAY_MS)
  assert.deepEqual(ready(account, vpn.id), [false, true], 'nobody applied the next one')
  account.pass(MINUTE_MS)
  assert.deepEqual(details()?.LastMaintenanceApplied, new Date(appliedAt + 44 * DAY_MS + MINUTE_MS))
  account.call('ReplaceVpnTunnel', of(1))
  assert.deepEqual(ready(account, vpn.id), [true, false], 'without maintenance too')
})

test('a certificate stands in for keys and an address, and can be renewed', () => {
  const account = new TestAccount()
  const CertificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-4333-8444-555555555555'
  const { CustomerGateway } = account.call('CreateCustomerGateway', { Type: 'ipsec.1', CertificateArn })
  assert.deepEqual([CustomerGateway?.CertificateArn, CustomerGateway?.IpAddress], [CertificateArn, undefined])
  account.pass()
  const VpnGatewayId = account.vpnGateway()
  const vpn = made(account, { VpnGatewayId, CustomerGatewayId: CustomerGateway?.CustomerGatewayId ?? '' })
  assert.deepEqual(
    vpn.Options?.TunnelOptions?.map(({ PreSharedKey }) => PreSharedKey),
    [undefined, undefined],
  )
  const certificates = () => describedVpn(account, vpn.id).VgwTelemetry?.map(tunnel => tunnel.CertificateArn) ?? []
  const before = certificates()
  assert.equal(new Set(before).size, 2)
  account.call('ModifyVpnTunnelCertificate', { VpnConnectionId: vpn.id, VpnTunnelOutsideIpAddress: vpn.outside[0] })
  const after = certificates()
  assert.notEqual(after[0], before[0])
  assert.equal(after[1], before[1])
  const keyed = made(account, { VpnGatewayId })
  const wrong = { VpnConnectionId: keyed.id, VpnTunnelOutsideIpAddress: keyed.outside[0] }
  assert.match(account.refusal('ModifyVpnTunnelCertificate', wrong), /^UnsupportedOperation: .*uses pre-shared keys/)
})

for (const [CertificateArn, DeviceName, refusal] of [
  ['arn:aws:iam::123456789012:role/x', undefined, /certificateArn is invalid/],
  [undefined, 'x'.repeat(256), /deviceName is invalid. It has 256 characters/],
] as const) {
  test(`a customer gateway is refused: ${refusal.source}`, () => {
    const input = {
      Type: 'ipsec.1' as const,
      IpAddress: '203.0.113.1',
      ...(CertificateArn && { CertificateArn }),
      ...(DeviceName && { DeviceName }),
    }
    assert.match(new TestAccount().refusal('CreateCustomerGateway', input), refusal)
  })
}

test('what both ends agreed on is told while IKE is up, and only then', () => {
  const account = new TestAccount({ vpnLeadTimeMs: 1000 })
  const Phase2EncryptionAlgorithms = [{ Value: 'AES256' }, { Value: 'AES128' }]
  const Options = { TunnelOptions: [{ Phase2EncryptionAlgorithms, Phase1DHGroupNumbers: [{ Value: 2 }, { Value: 20 }] }] }
  const vpn = made(account, { VpnGatewayId: account.vpnGateway(), Options })
  const call = { VpnConnectionId: vpn.id, VpnTunnelOutsideIpAddress: vpn.outside[0] }
  const status = () => account.call('GetActiveVpnTunnelStatus', call).ActiveVpnTunnelStatus
  assert.deepEqual(status(), { ProvisioningStatus: 'pending', ProvisioningStatusReason: 'The tunnel is being created.' })
  account.pass(1000)
  assert.deepEqual(status(), { ProvisioningStatus: 'available' })
  account.see({ kind: 'tunnel', id: `${vpn.id}/1`, ike: true, bgp: false, acceptedRouteCount: 0, since: account.nowMs })
  assert.deepEqual(status(), {
    IkeVersion: 'ikev2',
    Phase1EncryptionAlgorithm: 'AES128-GCM-16',
    Phase1IntegrityAlgorithm: 'SHA2-256',
    Phase1DHGroup: 20,
    Phase2EncryptionAlgorithm: 'AES128',
    Phase2IntegrityAlgorithm: 'SHA2-256',
    Phase2DHGroup: 14,
    ProvisioningStatus: 'available',
  })
  const other = { ...call, VpnTunnelOutsideIpAddress: vpn.outside[1] }
  assert.deepEqual(account.call('GetActiveVpnTunnelStatus', other).ActiveVpnTunnelStatus, { ProvisioningStatus: 'available' })
})
