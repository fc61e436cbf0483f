import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { VpnConnectionOptionsSpecification } from '@aws-sdk/client-ec2'
import { tunnelId } from '../../../resources/observed.ts'
import { filter, TestAccount } from '../testAccount.ts'

function ordered(account: TestAccount, Options: VpnConnectionOptionsSpecification = {}, VpnGatewayId = account.vpnGateway()) {
  const CustomerGatewayId = account.customerGateway()
  const { VpnConnection } = account.call('CreateVpnConnection', { Type: 'ipsec.1', CustomerGatewayId, VpnGatewayId, Options })
  assert.ok(VpnConnection?.VpnConnectionId)
  return { ...VpnConnection, id: VpnConnection.VpnConnectionId, VpnGatewayId }
}

function described(account: TestAccount, id: string) {
  const [vpn] = account.call('DescribeVpnConnections', { VpnConnectionIds: [id] }).VpnConnections ?? []
  assert.ok(vpn)
  return vpn
}

test('it is pending for its lead time, available until deleted, and then visible for an hour', () => {
  const account = new TestAccount({ vpnLeadTimeMs: 240_000 })
  const vpn = ordered(account)
  const states = [vpn.State]
  for (const ms of [239_999, 1]) states.push(described(account.pass(ms), vpn.id).State)
  account.call('DeleteVpnConnection', { VpnConnectionId: vpn.id })
  states.push(described(account, vpn.id).State)
  for (const ms of [0, 3_599_999]) states.push(described(account.pass(ms), vpn.id).State)
  assert.deepEqual(states, ['pending', 'pending', 'available', 'deleting', 'deleted', 'deleted'])
  assert.equal(described(account, vpn.id).CustomerGatewayConfiguration, undefined)
  account.pass(1)
  assert.match(account.refusal('DescribeVpnConnections', { VpnConnectionIds: [vpn.id] }), /^InvalidVpnConnectionID.NotFound/)
})

test('what nobody chose is generated, differs between tunnels and connections, and keeps the order of the tunnels', () => {
  const account = new TestAccount()
  const VpnGatewayId = account.vpnGateway()
  const tunnels = [1, 2, 3].flatMap(() => ordered(account, {}, VpnGatewayId).Options?.TunnelOptions ?? [])
  for (const member of ['OutsideIpAddress', 'TunnelInsideCidr', 'PreSharedKey'] as const) {
    assert.equal(new Set(tunnels.map(tunnel => tunnel[member])).size, 6, member)
  }
  for (const tunnel of tunnels) {
    assert.match(tunnel.PreSharedKey ?? '', /^(?!0)[A-Za-z0-9._]{32}$/)
    assert.match(tunnel.TunnelInsideCidr ?? '', /^169\.254\.\d+\.\d+\/30$/)
  }
  for (const [first, second] of [tunnels.slice(0, 2), tunnels.slice(2, 4)]) {
    assert.ok((first?.OutsideIpAddress ?? '') < (second?.OutsideIpAddress ?? ''), 'Terraform sorts them as text')
  }
})

test('Describe shows the options that were given and no defaults', () => {
  const account = new TestAccount()
  const given = {
    TunnelInsideCidr: '169.254.44.40/30',
    PreSharedKey: 'a_key.of1',
    Phase1LifetimeSeconds: 28_800,
    IKEVersions: [{ Value: 'ikev2' }],
  }
  const { Options } = ordered(account, { StaticRoutesOnly: true, TunnelOptions: [given, {}] })
  const [first, second] = Options?.TunnelOptions ?? []
  const always = { EnableTunnelLifecycleControl: false, LogOptions: { CloudWatchLogOptions: { LogEnabled: false } } }
  assert.deepEqual(first, {
    OutsideIpAddress: first?.OutsideIpAddress,
    TunnelInsideCidr: '169.254.44.40/30',
    PreSharedKey: 'a_key.of1',
    Phase1LifetimeSeconds: 28_800,
    IkeVersions: [{ Value: 'ikev2' }],
    ...always,
  })
  const { OutsideIpAddress, TunnelInsideCidr, PreSharedKey } = second ?? {}
  assert.deepEqual(second, { OutsideIpAddress, TunnelInsideCidr, PreSharedKey, ...always })
  assert.equal(Options?.StaticRoutesOnly, true)
  assert.equal(Options?.LocalIpv4NetworkCidr, '0.0.0.0/0')
})

for (const [options, refusal, because] of [
  [{ TunnelOptions: [{}, {}, {}] }, /two tunnels/, 'three tunnels'],
  [{ EnableAcceleration: true }, /^InvalidParameterCombination: .*transit gateway/, 'needs a transit gateway'],
  [{ TunnelInsideIpVersion: 'ipv6' }, /^InvalidParameterCombination/, 'needs a transit gateway'],
  [
    { TunnelOptions: [{ LogOptions: { CloudWatchLogOptions: { LogEnabled: true } } }] },
    /^InvalidParameterCombination: .*logGroupArn/,
    'no group',
  ],
  [
    { TunnelOptions: [{ TunnelInsideCidr: '169.254.10.0/30' }, { TunnelInsideCidr: '169.254.10.0/30' }] },
    /^InvalidParameterValue: Value \(169.254.10.0\/30\) for parameter tunnelInsideCidr is invalid. The CIDR block is already in use/,
    'the same for both tunnels',
  ],
] as const) {
  test(`CreateVpnConnection refuses ${JSON.stringify(options)}: ${because}`, () => {
    const account = new TestAccount()
    const CustomerGatewayId = account.customerGateway()
    const VpnGatewayId = account.vpnGateway()
    const input = {
      Type: 'ipsec.1' as const,
      CustomerGatewayId,
      VpnGatewayId,
      Options: options as VpnConnectionOptionsSpecification,
    }
    assert.match(account.refusal('CreateVpnConnection', input), refusal)
    assert.deepEqual([...account.world.all('vpnConnection')], [])
  })
}

test('an inside CIDR is free again when its connection is deleted, and may repeat on another gateway', () => {
  const account = new TestAccount()
  const options = { TunnelOptions: [{ TunnelInsideCidr: '169.254.10.0/30' }] }
  const vpn = ordered(account, options)
  assert.throws(() => ordered(account, options, vpn.VpnGatewayId), /already in use/)
  ordered(account, options)
  account.pass().call('DeleteVpnConnection', { VpnConnectionId: vpn.id })
  account.pass()
  ordered(account, options, vpn.VpnGatewayId)
})

for (const [routing, seen, status, message, routes] of [
  ['bgp', undefined, 'DOWN', 'IPSEC IS DOWN', 0],
  ['bgp', { ike: true, bgp: false, acceptedRouteCount: 0 }, 'DOWN', 'IPSEC IS UP', 0],
  ['bgp', { ike: true, bgp: true, acceptedRouteCount: 3 }, 'UP', '3 BGP ROUTES', 3],
  ['static', { ike: true, acceptedRouteCount: 2 }, 'UP', 'IPSEC IS UP', 2],
  ['static', { ike: false, acceptedRouteCount: 0 }, 'DOWN', 'IPSEC IS DOWN', 0],
] as const) {
  test(`telemetry of a ${routing} tunnel seen as ${JSON.stringify(seen)}: ${status}, "${message}"`, () => {
    const account = new TestAccount()
    const vpn = ordered(account, { StaticRoutesOnly: routing === 'static' })
    const since = account.nowMs + 5000
    if (seen) account.see({ kind: 'tunnel', id: tunnelId(vpn.id, 0), since, ...seen })
    const [first, second] = described(account.pass(), vpn.id).VgwTelemetry ?? []
    assert.deepEqual(first, {
      OutsideIpAddress: vpn.Options?.TunnelOptions?.[0]?.OutsideIpAddress,
      Status: status,
      StatusMessage: message,
      AcceptedRouteCount: routes,
      LastStatusChange: new Date(seen ? since : account.nowMs),
    })
    assert.equal(second?.Status, 'DOWN', 'the other tunnel was not seen')
  })
}

test('static routes come and go by way of pending and deleting, on connections with static routing alone', () => {
  const account = new TestAccount()
  const vpn = ordered(account, { StaticRoutesOnly: true })
  const route = { VpnConnectionId: vpn.id, DestinationCidrBlock: '192.168.0.0/16' }
  const states = () =>
    described(account, vpn.id).Routes?.map(({ DestinationCidrBlock, State }) => `${DestinationCidrBlock} ${State}`)
  assert.match(account.refusal('CreateVpnConnectionRoute', route), /^InvalidVpnConnection.InvalidState/)
  account.pass().call('CreateVpnConnectionRoute', route)
  assert.deepEqual(states(), ['192.168.0.0/16 pending'])
  account.pass()
  assert.deepEqual(states(), ['192.168.0.0/16 available'])
  const Filters = [filter('route.destination-cidr-block', '192.168.0.0/16'), filter('vpn-connection-id', vpn.id)]
  assert.equal(account.call('DescribeVpnConnections', { Filters }).VpnConnections?.length, 1)
  account.call('DeleteVpnConnectionRoute', route)
  assert.deepEqual(states(), ['192.168.0.0/16 deleting'])
  account.pass()
  assert.deepEqual(states(), [])
  assert.match(account.refusal('DeleteVpnConnectionRoute', route), /^InvalidRoute.NotFound/)
  const bgp = ordered(account)
  account.pass()
  assert.match(
    account.refusal('CreateVpnConnectionRoute', { ...route, VpnConnectionId: bgp.id }),
    /^InvalidVpnConnection.InvalidType/,
  )
})

test('ModifyVpnTunnelOptions changes what it names of one tunnel', () => {
  const account = new TestAccount()
  const vpn = ordered(account, { TunnelOptions: [{ Phase1LifetimeSeconds: 1800, Phase2LifetimeSeconds: 900 }] })
  const before = vpn.Options?.TunnelOptions ?? []
  const call = { VpnConnectionId: vpn.id, VpnTunnelOutsideIpAddress: before[0]?.OutsideIpAddress }
  account
    .pass()
    .call('ModifyVpnTunnelOptions', { ...call, TunnelOptions: { DPDTimeoutSeconds: 45, PreSharedKey: 'another_key' } })
  const [first, second] = described(account, vpn.id).Options?.TunnelOptions ?? []
  assert.deepEqual(first, { ...before[0], PreSharedKey: 'another_key', DpdTimeoutSeconds: 45 })
  assert.deepEqual(second, before[1])
  assert.equal(described(account, vpn.id).State, 'modifying')
  const tooLong = account.pass().refusal('ModifyVpnTunnelOptions', { ...call, TunnelOptions: { Phase2LifetimeSeconds: 3600 } })
  assert.match(
    tooLong,
    /^InvalidParameterValue: Value \(3600\) for parameter phase2LifetimeSeconds is invalid. It must be less than/,
  )
  const taken = { TunnelInsideCidr: second?.TunnelInsideCidr }
  assert.match(account.refusal('ModifyVpnTunnelOptions', { ...call, TunnelOptions: taken }), /already in use/)
  const nobody = { ...call, VpnTunnelOutsideIpAddress: '192.0.2.1', TunnelOptions: {} }
  assert.match(account.refusal('ModifyVpnTunnelOptions', nobody), /vpnTunnelOutsideIpAddress is invalid. The tunnels of vpn-/)
})

test('gateways in use cannot be deleted; a connection may be without a virtual private gateway', () => {
  const account = new TestAccount()
  const vpn = ordered(account)
  const { CustomerGatewayId, VpnGatewayId } = vpn
  assert.match(account.refusal('DeleteCustomerGateway', { CustomerGatewayId }), /^IncorrectState: The customer gateway is in use/)
  assert.match(account.refusal('DeleteVpnGateway', { VpnGatewayId }), new RegExp(`^IncorrectState: .*${vpn.id}`))
  account.pass().call('DeleteVpnConnection', { VpnConnectionId: vpn.id })
  account.pass().call('DeleteVpnGateway', { VpnGatewayId })
  const { VpnConnection } = account.call('CreateVpnConnection', { Type: 'ipsec.1', CustomerGatewayId })
  assert.equal(VpnConnection?.GatewayAssociationState, 'not-associated')
})
