import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createBGPPeer } from './createBGPPeer.ts'
import { createPrivateVirtualInterface } from './createPrivateVirtualInterface.ts'
import { listVirtualInterfaceRoutes } from './listVirtualInterfaceRoutes.ts'
import { TestAccount } from './testAccount.ts'

const route = (cidr: string, asPath: number[], communities: string[] = []) => ({ cidr, asPath, communities, installedAt: 5000 })

/** A virtual interface whose IPv4 session carries routes both ways and whose IPv6 session carries one. */
function prepared() {
  const account = new TestAccount()
  const directConnectGatewayId = account.directConnectGateway()
  const newPrivateVirtualInterface = { virtualInterfaceName: 'vif', vlan: 100, asn: 65_000, directConnectGatewayId }
  const connectionId = account.availableConnection()
  const { virtualInterfaceId } = account.call(createPrivateVirtualInterface, { connectionId, newPrivateVirtualInterface })
  const newBGPPeer = { addressFamily: 'ipv6' as const, asn: 65_000 }
  const peers = account.call(createBGPPeer, { virtualInterfaceId, newBGPPeer }).virtualInterface?.bgpPeers ?? []
  const [v4 = '', v6 = ''] = peers.map(({ bgpPeerId }) => bgpPeerId)
  account.see(v4, true, {
    accepted: [route('10.0.0.0/16', [65_000], ['7224:7300']), route('10.1.0.0/16', [65_000, 65_001])],
    advertised: [route('10.20.0.0/16', [64_600])],
  })
  account.see(v6, true, { accepted: [route('2001:db8::/32', [65_000])] })
  type Filters = Parameters<typeof listVirtualInterfaceRoutes>[1]['filters']
  const list = (filters?: Filters, paged: object = {}) =>
    account.call(listVirtualInterfaceRoutes, { virtualInterfaceId, filters, ...paged })
  const cidrs = (filters?: Filters) => list(filters).routes?.map(({ cidr }) => cidr)
  return { account, virtualInterfaceId, v4, list, cidrs }
}

test('routes are what the session truly carried, with path, communities and the time', () => {
  const { virtualInterfaceId, list } = prepared()
  const answer = list()
  assert.equal(answer.virtualInterfaceId, virtualInterfaceId)
  const { awsLogicalDeviceId, ...first } = answer.routes?.[0] ?? {}
  assert.match(awsLogicalDeviceId ?? '', /^EqDC2-/)
  assert.deepEqual(first, {
    cidr: '10.0.0.0/16',
    routeDirection: 'accepted',
    addressFamily: 'ipv4',
    asPath: [{ pathType: 'seq', path: [65_000] }],
    communities: ['7224:7300'],
    routeInstalledAt: new Date(5000),
  })
})

for (const [filters, found, because] of [
  [undefined, ['10.0.0.0/16', '10.1.0.0/16', '10.20.0.0/16', '2001:db8::/32'], 'no filter hides nothing'],
  [{ routeDirection: 'advertised' }, ['10.20.0.0/16'], 'what AWS announces'],
  [{ addressFamily: 'ipv6' }, ['2001:db8::/32'], 'one family'],
  [{ cidrs: ['10.1.0.0/16', '10.9.0.0/16'] }, ['10.1.0.0/16'], 'exactly these blocks'],
  [{ asPath: [65_001] }, ['10.1.0.0/16'], 'every number that is named is in the path'],
  [{ asPath: [65_000, 65_001] }, ['10.1.0.0/16'], 'all of them'],
  [{ communities: ['7224:7300'] }, ['10.0.0.0/16'], 'every community that is named is on the route'],
] as const) {
  test(`a filter ${JSON.stringify(filters)} finds ${found.length}: ${because}`, () => {
    assert.deepEqual(prepared().cidrs(filters), found)
  })
}

test('pages are as long as asked for and continue where they ended', () => {
  const { list } = prepared()
  const first = list(undefined, { maxResults: 3 })
  assert.equal(first.routes?.length, 3)
  const second = list(undefined, { maxResults: 3, nextToken: first.nextToken })
  assert.deepEqual([second.routes?.map(({ cidr }) => cidr), second.nextToken], [['2001:db8::/32'], undefined])
  assert.throws(() => list({ addressFamily: 'ipv4' }, { nextToken: first.nextToken }), /NextToken is not valid/)
})

test('a session that is down has no routes, and only who has a part in it may look', () => {
  const { account, v4, virtualInterfaceId, cidrs, list } = prepared()
  account.see(v4, false, { accepted: [route('10.0.0.0/16', [65_000])] })
  assert.deepEqual(cidrs(), ['2001:db8::/32'])
  assert.throws(() => list({ cidrs: Array.from({ length: 11 }, () => '10.0.0.0/8') }), /11 CIDR blocks were given/)
  assert.throws(() => list({ cidrs: ['10.0.0.1/8'] }), /CIDR block 10\.0\.0\.1\/8 is not valid/)
  const stranger = new TestAccount({ account: '210987654321', world: account.world })
  assert.throws(() => stranger.call(listVirtualInterfaceRoutes, { virtualInterfaceId }), /does not exist/)
  assert.throws(() => account.call(listVirtualInterfaceRoutes, {}), /must contain the member virtualInterfaceId/)
})
