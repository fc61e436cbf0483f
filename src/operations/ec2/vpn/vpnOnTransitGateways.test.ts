import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { VpnConnectionOptionsSpecification } from '@aws-sdk/client-ec2'
import { filter, TestAccount } from '../testAccount.ts'
import { describedVpn, transitGateway, vpnOf, vpnRefusal } from './testVpn.ts'

const SCOPE = { account: '123456789012', region: 'us-east-1' }

function attachmentsOf(account: TestAccount, vpnId: string | undefined) {
  const Filters = [filter('resource-id', vpnId ?? '')]
  return account.call('DescribeTransitGatewayAttachments', { Filters }).TransitGatewayAttachments ?? []
}

/** What a Direct Connect gateway's association with the transit gateway makes. */
function directConnectAttachment(account: TestAccount, transitGatewayId: string): string {
  const id = 'tgw-attach-0000000000000d001'
  account.world.put('transitGatewayAttachment', id, SCOPE, {
    transitGatewayId,
    type: 'direct-connect-gateway',
    resourceId: '11111111-2222-4333-8444-555555555555',
    resourceOwnerAccount: SCOPE.account,
    state: 'available',
    propagations: [],
    createdAt: 0,
    tags: {},
  })
  return id
}

test('it attaches itself to the transit gateway, gets ready with it and takes the attachment along when it goes', () => {
  const account = new TestAccount({ vpnLeadTimeMs: 240_000 })
  const TransitGatewayId = transitGateway(account)
  const vpn = vpnOf(account, { TransitGatewayId })
  assert.deepEqual(
    [vpn.TransitGatewayId, vpn.VpnGatewayId, vpn.GatewayAssociationState, vpn.State],
    [TransitGatewayId, undefined, 'associated', 'pending'],
  )
  assert.match(vpn.CustomerGatewayConfiguration ?? '', new RegExp(`<transit_gateway_id>${TransitGatewayId}</transit_gateway_id>`))
  assert.doesNotMatch(vpn.CustomerGatewayConfiguration ?? '', /vpn_gateway_id/)
  const states = () => attachmentsOf(account, vpn.VpnConnectionId).map(({ ResourceType, State }) => `${ResourceType} ${State}`)
  assert.deepEqual(states(), ['vpn pending'])
  account.pass(240_000)
  assert.deepEqual(states(), ['vpn available'])
  assert.equal(describedVpn(account, vpn.VpnConnectionId).State, 'available')
  const Filters = [filter('transit-gateway-id', TransitGatewayId)]
  assert.equal(account.call('DescribeVpnConnections', { Filters }).VpnConnections?.length, 1)
  account.call('DeleteVpnConnection', { VpnConnectionId: vpn.VpnConnectionId })
  assert.deepEqual(states(), ['vpn deleting'])
  account.pass()
  assert.deepEqual(states(), ['vpn deleted'])
})

test('static routes of one on a transit gateway stand in the gateway’s tables', () => {
  const account = new TestAccount()
  const vpn = vpnOf(account, { TransitGatewayId: transitGateway(account), Options: { StaticRoutesOnly: true } })
  const route = { VpnConnectionId: vpn.VpnConnectionId, DestinationCidrBlock: '192.168.0.0/16' }
  assert.match(
    account.pass().refusal('CreateVpnConnectionRoute', route),
    /^InvalidVpnConnection.InvalidType: .*CreateTransitGatewayRoute/,
  )
})

test('tunnels that carry IPv6 have a /126 each, unique on their transit gateway, and networks of IPv6', () => {
  const account = new TestAccount()
  const TransitGatewayId = transitGateway(account)
  const TunnelInsideIpv6Cidr = 'fd00:1:2:3::4/126'
  const Options: VpnConnectionOptionsSpecification = {
    TunnelInsideIpVersion: 'ipv6',
    LocalIpv6NetworkCidr: '2001:db8::/32',
    TunnelOptions: [{ TunnelInsideIpv6Cidr }],
  }
  const vpn = vpnOf(account, { TransitGatewayId, Options })
  const [first, second] = vpn.Options?.TunnelOptions ?? []
  assert.equal(first?.TunnelInsideIpv6Cidr, TunnelInsideIpv6Cidr)
  assert.match(second?.TunnelInsideIpv6Cidr ?? '', /^fd[0-9a-f:]+\/126$/)
  const { LocalIpv4NetworkCidr, LocalIpv6NetworkCidr, RemoteIpv6NetworkCidr } = vpn.Options ?? {}
  assert.deepEqual([LocalIpv4NetworkCidr, LocalIpv6NetworkCidr, RemoteIpv6NetworkCidr], [undefined, '2001:db8::/32', '::/0'])
  assert.match(
    vpn.CustomerGatewayConfiguration ?? '',
    /<ip_address>fd00:1:2:3::5<\/ip_address>\s*<network_mask>[f:]+c<\/network_mask>\s*<network_cidr>126</,
  )
  assert.match(
    vpnRefusal(account, { TransitGatewayId, Options }),
    /tunnelInsideIpv6Cidr is invalid. The CIDR block is already in use/,
  )
  vpnOf(account, { TransitGatewayId: transitGateway(account), Options })
})

test('private outside addresses come from the transit gateway’s blocks and ride on its Direct Connect attachment', () => {
  const account = new TestAccount()
  const TransitGatewayId = transitGateway(account, '10.99.0.0/24')
  const CustomerGatewayId = account.customerGateway('192.168.1.1')
  const TransportTransitGatewayAttachmentId = directConnectAttachment(account, TransitGatewayId)
  const Options = { OutsideIpAddressType: 'PrivateIpv4', TransportTransitGatewayAttachmentId }
  const outside = () =>
    vpnOf(account, { CustomerGatewayId, TransitGatewayId, Options }).Options?.TunnelOptions?.map(
      tunnel => tunnel.OutsideIpAddress,
    )
  assert.deepEqual(outside(), ['10.99.0.1', '10.99.0.2'])
  assert.deepEqual(outside(), ['10.99.0.3', '10.99.0.4'], 'others are taken')
  const bare = transitGateway(account)
  const elsewhere = { ...Options, TransportTransitGatewayAttachmentId }
  assert.match(
    vpnRefusal(account, { CustomerGatewayId, TransitGatewayId: bare, Options: elsewhere }),
    new RegExp(
      `^InvalidParameterCombination: The transport attachment .* must be an attachment of a Direct Connect gateway at ${bare}`,
    ),
  )
})

test('a private-IP VPN has IPv4 outside whatever it carries: a block of IPv6 is none for it', () => {
  const account = new TestAccount()
  const TransitGatewayId = transitGateway(account, '2001:db8:99::/64')
  const TransportTransitGatewayAttachmentId = directConnectAttachment(account, TransitGatewayId)
  const Options = {
    OutsideIpAddressType: 'PrivateIpv4',
    TransportTransitGatewayAttachmentId,
    TunnelInsideIpVersion: 'ipv6',
  } as const
  const order = { CustomerGatewayId: account.customerGateway('192.168.1.1'), TransitGatewayId, Options }
  assert.match(vpnRefusal(account, order), /^InsufficientAddressCapacity: .*2001:db8:99::\/64.* no two free IPv4 addresses/)
  const six = { ...order, CustomerGatewayId: account.customerGateway('fd00::1') }
  assert.match(vpnRefusal(account, six), /PrivateIpv4 needs a customer gateway with a private IPv4 address .* has fd00::1/)
})

test('IPv6 outside needs a customer gateway with such an address', () => {
  const account = new TestAccount()
  const TransitGatewayId = transitGateway(account)
  const CustomerGatewayId = account.customerGateway('2001:db8::1')
  const Options = { OutsideIpAddressType: 'Ipv6' }
  const [first] = vpnOf(account, { CustomerGatewayId, TransitGatewayId, Options }).Options?.TunnelOptions ?? []
  assert.match(first?.OutsideIpAddress ?? '', /^2001:2:0:18:/)
  assert.match(vpnRefusal(account, { CustomerGatewayId, TransitGatewayId }), /PublicIpv4 needs .* public IPv4 .* has 2001:db8::1/)
  assert.match(vpnRefusal(account, { TransitGatewayId, Options }), /Ipv6 needs a customer gateway with an IPv6 address/)
})

for (const [options, refusal, because] of [
  [{ OutsideIpAddressType: 'PrivateIpv4' }, /needs a customer gateway with a private IPv4/, 'the address is public'],
  [{ TransportTransitGatewayAttachmentId: 'tgw-attach-1' }, /needs OutsideIpAddressType PrivateIpv4/, 'for private ones alone'],
  [{ EnableAcceleration: true, TunnelBandwidth: 'large' }, /accelerated .* cannot have TunnelBandwidth large/, 'one of the two'],
  [
    { EnableAcceleration: true, TunnelOptions: [{ StartupAction: 'start' }] },
    /accelerated .* cannot have StartupAction start/,
    'NAT traversal: the customer begins',
  ],
  [
    { TunnelOptions: [{ StartupAction: 'start', IKEVersions: [{ Value: 'ikev1' }] }] },
    /start needs IKE version 2/,
    'IKEv2 alone',
  ],
  [{ LocalIpv6NetworkCidr: '2001:db8::/32' }, /localIpv6NetworkCidr cannot be used with tunnels that carry ipv4/, 'one family'],
  [{ TunnelOptions: [{ TunnelInsideIpv6Cidr: 'fd00::/126' }] }, /needs tunnels that carry IPv6/, 'one family'],
  [
    { OutsideIpAddressType: 'Public' },
    /outsideIpAddressType is invalid. Valid values are PublicIpv4, PrivateIpv4, Ipv6/,
    'a word',
  ],
] as const) {
  test(`a transit gateway's VPN with ${JSON.stringify(options)} is refused: ${because}`, () => {
    const account = new TestAccount()
    const Options = options as VpnConnectionOptionsSpecification
    assert.match(vpnRefusal(account, { TransitGatewayId: transitGateway(account), Options }), refusal)
    assert.deepEqual([...account.world.all('transitGatewayAttachment')], [])
  })
}

test('large bandwidth needs a fixed address and is not in every Region', () => {
  const Options = { TunnelBandwidth: 'large' } as const
  const swiss = new TestAccount({ region: 'eu-central-2' })
  assert.match(vpnRefusal(swiss, { TransitGatewayId: transitGateway(swiss), Options }), /does not exist in eu-central-2/)
  const account = new TestAccount()
  const CertificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/1'
  const made = account.call('CreateCustomerGateway', { Type: 'ipsec.1', CertificateArn }).CustomerGateway
  const TransitGatewayId = transitGateway(account)
  const wandering = { TransitGatewayId, ...(made?.CustomerGatewayId && { CustomerGatewayId: made.CustomerGatewayId }), Options }
  assert.match(vpnRefusal(account, wandering), /needs a customer gateway with a fixed IP address/)
  assert.equal(vpnOf(account, { TransitGatewayId, Options }).Options?.TunnelBandwidth, 'large')
})

for (const [quota, options] of [
  ['acceleratedVpnConnectionsPerRegion', { EnableAcceleration: true }],
  ['largeVpnConnectionsPerRegion', { TunnelBandwidth: 'large' }],
  ['vpnConnectionsPerRegion', {}],
] as const) {
  test(`${quota} is a quota of its own`, () => {
    const account = new TestAccount({ quotas: { [quota]: 1 } })
    const input = { TransitGatewayId: transitGateway(account), Options: options }
    vpnOf(account, input)
    assert.match(vpnRefusal(account, input), /^VpnConnectionLimitExceeded/)
  })
}

test('unassociated connections have a quota of their own', () => {
  const account = new TestAccount({ quotas: { unassociatedVpnConnectionsPerRegion: 1 } })
  assert.equal(vpnOf(account, {}).GatewayAssociationState, 'not-associated')
  assert.match(vpnRefusal(account, {}), /^VpnConnectionLimitExceeded: .*unassociated/)
  vpnOf(account, { VpnGatewayId: account.vpnGateway() })
})

test('a concentrator shares one attachment among its sites, which use BGP, and cannot go before them', () => {
  const account = new TestAccount({ quotas: { sitesPerVpnConcentrator: 1 } })
  const TransitGatewayId = transitGateway(account)
  const made = account.call('CreateVpnConcentrator', { Type: 'ipsec.1', TransitGatewayId }).VpnConcentrator
  assert.match(made?.VpnConcentratorId ?? '', /^vcn-0[0-9a-f]{16}$/)
  const VpnConcentratorId = made?.VpnConcentratorId ?? ''
  const states = () => [
    account.call('DescribeVpnConcentrators', { VpnConcentratorIds: [VpnConcentratorId] }).VpnConcentrators?.[0]?.State,
    attachmentsOf(account, VpnConcentratorId)[0]?.State,
  ]
  account.pass()
  assert.deepEqual(states(), ['available', 'available'])
  assert.match(
    vpnRefusal(account, { VpnConcentratorId, Options: { StaticRoutesOnly: true } }),
    /concentrator has no static routes/,
  )
  assert.match(
    vpnRefusal(account, { VpnConcentratorId, Options: { TunnelBandwidth: 'large' } }),
    /concentrator has no tunnels with/,
  )
  const vpn = vpnOf(account, { VpnConcentratorId })
  assert.deepEqual([vpn.VpnConcentratorId, vpn.GatewayAssociationState], [VpnConcentratorId, 'associated'])
  assert.deepEqual(attachmentsOf(account, vpn.VpnConnectionId), [])
  assert.match(vpnRefusal(account, { VpnConcentratorId }), /^VpnConnectionLimitExceeded: .*sites of vcn-/)
  assert.match(account.refusal('DeleteVpnConcentrator', { VpnConcentratorId }), /^IncorrectState: .* is in use by vpn-/)
  account.pass().call('DeleteVpnConnection', { VpnConnectionId: vpn.VpnConnectionId })
  account.pass().call('DeleteVpnConcentrator', { VpnConcentratorId })
  account.pass()
  assert.deepEqual(states(), ['deleted', 'deleted'])
})

test('at most one gateway', () => {
  const account = new TestAccount()
  const both = { VpnGatewayId: account.vpnGateway(), TransitGatewayId: transitGateway(account) }
  assert.match(vpnRefusal(account, both), /^InvalidParameterCombination: The parameters vpnGatewayId and transitGatewayId cannot/)
})
