import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DirectConnect } from '@aws-sdk/client-direct-connect'
import { EC2 } from '@aws-sdk/client-ec2'
import { type ServiceQuota, ServiceQuotas } from '@aws-sdk/client-service-quotas'
import { QUOTA_CATALOGUE } from '../../src/resources/quotaCatalogue.ts'
import { DEFAULT_QUOTAS, type Quotas } from '../../src/resources/quotas.ts'
import { as, type Key, served } from './keys.ts'

const ADA: Key = { accessKeyId: '111111111111', secretAccessKey: 'any' }
const BOB: Key = { accessKeyId: '222222222222', secretAccessKey: 'any' }
const NAMES = Object.keys(DEFAULT_QUOTAS) as (keyof Quotas)[]

const client = (url: string, key = ADA, region = 'us-east-1') => new ServiceQuotas(as(key, url, region))

/** Everything that a listing has, page by page. */
async function listed(quotas: ServiceQuotas, defaults = false): Promise<ServiceQuota[]> {
  const all: ServiceQuota[] = []
  for (const { ServiceCode } of (await quotas.listServices({})).Services ?? []) {
    for (let NextToken: string | undefined, page = 0; page === 0 || NextToken; page++) {
      const input = { ServiceCode, MaxResults: 7, NextToken }
      const answer = defaults ? await quotas.listAWSDefaultServiceQuotas(input) : await quotas.listServiceQuotas(input)
      all.push(...(answer.Quotas ?? []))
      NextToken = answer.NextToken
    }
  }
  return all
}

test('whatever --quotas sets is what is listed, number by number, beside AWS’s defaults', async () => {
  const lowered = Object.fromEntries(NAMES.map((name, at) => [name, at + 1]))
  await using serving = await served({ quotas: lowered })
  const [now, defaults] = [await listed(client(serving.url)), await listed(client(serving.url), true)]
  const expected = (of: Readonly<Record<string, number>>) =>
    Object.fromEntries(QUOTA_CATALOGUE.map(({ serviceCode, code, quota }) => [`${serviceCode} ${code}`, of[quota]]))
  const shown = (quotas: ServiceQuota[]) =>
    Object.fromEntries(quotas.map(({ ServiceCode, QuotaCode, Value }) => [`${ServiceCode} ${QuotaCode}`, Value]))
  assert.deepEqual(shown(now), expected(lowered))
  assert.deepEqual(shown(defaults), expected(DEFAULT_QUOTAS))
  for (const { serviceCode, code, quota } of QUOTA_CATALOGUE) {
    const asked = { ServiceCode: serviceCode, QuotaCode: code }
    assert.equal((await client(serving.url).getServiceQuota(asked)).Quota?.Value, lowered[quota])
    assert.equal((await client(serving.url).getAWSDefaultServiceQuota(asked)).Quota?.Value, DEFAULT_QUOTAS[quota])
  }
})

interface Clients {
  readonly dx: DirectConnect
  readonly ec2: EC2
}

type Attempt = (clients: Clients) => Promise<unknown>

const PORT = { location: 'EqDC2', bandwidth: '10Gbps', connectionName: 'port' }
const lag =
  (connectionsBandwidth: string): Attempt =>
  ({ dx }) =>
    dx.createLag({ lagName: 'lag', location: 'EqDC2', connectionsBandwidth, numberOfConnections: 1 })
const vpcOf = async (ec2: EC2) => (await ec2.createVpc({ CidrBlock: '10.0.0.0/16' })).Vpc?.VpcId
const hubOf = async (dx: DirectConnect) =>
  (await dx.createDirectConnectGateway({ directConnectGatewayName: 'hub' })).directConnectGateway?.directConnectGatewayId
const vgwOf = async (ec2: EC2) => (await ec2.createVpnGateway({ Type: 'ipsec.1' })).VpnGateway?.VpnGatewayId

const privateVif: Attempt = async ({ dx }) =>
  dx.createPrivateVirtualInterface({
    connectionId: (await dx.createConnection(PORT)).connectionId,
    newPrivateVirtualInterface: { virtualInterfaceName: 'vif', vlan: 100, asn: 65_000, directConnectGatewayId: await hubOf(dx) },
  })
const transitVif: Attempt = async ({ dx }) =>
  dx.createTransitVirtualInterface({
    connectionId: (await dx.createConnection(PORT)).connectionId,
    newTransitVirtualInterface: { virtualInterfaceName: 'vif', vlan: 100, asn: 65_000, directConnectGatewayId: await hubOf(dx) },
  })

async function vpn(ec2: EC2): Promise<string | undefined> {
  const router = await ec2.createCustomerGateway({ Type: 'ipsec.1', IpAddress: '203.0.113.7', BgpAsn: 65_000 })
  const made = await ec2.createVpnConnection({
    Type: 'ipsec.1',
    CustomerGatewayId: router.CustomerGateway?.CustomerGatewayId,
    VpnGatewayId: await vgwOf(ec2),
    Options: { StaticRoutesOnly: true },
  })
  return made.VpnConnection?.VpnConnectionId
}

/** What runs into a number of 0, with all that has to be there before. */
const REFUSED_AT_NOTHING: Readonly<Partial<Record<keyof Quotas, Attempt>>> = {
  connectionsPerLocation: ({ dx }) => dx.createConnection(PORT),
  lagsPerRegion: lag('10Gbps'),
  connectionsPerLag: lag('10Gbps'),
  fastConnectionsPerLag: lag('100Gbps'),
  virtualInterfacesPerConnection: privateVif,
  privateAndPublicVirtualInterfacesPerConnection: privateVif,
  transitVirtualInterfacesPerConnection: transitVif,
  virtualInterfacesPerDirectConnectGateway: privateVif,
  directConnectGatewaysPerAccount: ({ dx }) => hubOf(dx),
  virtualPrivateGatewaysPerDirectConnectGateway: async ({ dx, ec2 }) => {
    const [gatewayId, VpcId] = [await vgwOf(ec2), await vpcOf(ec2)]
    await ec2.attachVpnGateway({ VpnGatewayId: gatewayId, VpcId })
    return dx.createDirectConnectGatewayAssociation({ directConnectGatewayId: await hubOf(dx), gatewayId })
  },
  customerGatewaysPerRegion: ({ ec2 }) => vpn(ec2),
  virtualPrivateGatewaysPerRegion: ({ ec2 }) => vgwOf(ec2),
  vpnConnectionsPerRegion: ({ ec2 }) => vpn(ec2),
  vpnConnectionsPerVirtualPrivateGateway: ({ ec2 }) => vpn(ec2),
  staticRoutesPerVpnConnection: async ({ ec2 }) =>
    ec2.createVpnConnectionRoute({ VpnConnectionId: await vpn(ec2), DestinationCidrBlock: '192.0.2.0/24' }),
  vpcsPerRegion: ({ ec2 }) => vpcOf(ec2),
  subnetsPerVpc: async ({ ec2 }) => ec2.createSubnet({ VpcId: await vpcOf(ec2), CidrBlock: '10.0.1.0/24' }),
  cidrsPerVpc: async ({ ec2 }) => ec2.associateVpcCidrBlock({ VpcId: await vpcOf(ec2), CidrBlock: '10.1.0.0/16' }),
  routeTablesPerVpc: async ({ ec2 }) => ec2.createRouteTable({ VpcId: await vpcOf(ec2) }),
  transitGatewaysPerRegion: ({ ec2 }) => ec2.createTransitGateway({}),
  prefixListsPerRegion: ({ ec2 }) =>
    ec2.createManagedPrefixList({ PrefixListName: 'list', AddressFamily: 'IPv4', MaxEntries: 1 }),
  tagsPerResource: ({ dx }) =>
    dx.createDirectConnectGateway({ directConnectGatewayName: 'hub', tags: [{ key: 'a', value: 'b' }] }),
}

for (const [name, attempt] of Object.entries(REFUSED_AT_NOTHING)) {
  test(`the listed number of ${name} is the one that refuses`, async () => {
    const clientsOf = (url: string) => ({ dx: new DirectConnect(as(ADA, url)), ec2: new EC2(as(ADA, url)) })
    await using none = await served({ quotas: { [name]: 0 } })
    const now = (await listed(client(none.url))).filter(({ Value }) => Value === 0)
    const own = QUOTA_CATALOGUE.filter(({ quota }) => quota === name)
    assert.deepEqual(
      now.map(({ ServiceCode, QuotaCode }) => `${ServiceCode} ${QuotaCode}`).toSorted(),
      own.map(({ serviceCode, code }) => `${serviceCode} ${code}`).toSorted(),
    )
    await assert.rejects(attempt(clientsOf(none.url)), (error: Error) => {
      assert.match(`${error.name} ${error.message}`, /limit|quota|maximum|at most|allowed/i)
      assert.match(error.message, /\b0\b/)
      return true
    })
    await using usual = await served()
    await attempt(clientsOf(usual.url))
  })
}

const VPCS = { ServiceCode: 'vpc', QuotaCode: 'L-F678F1CE' }

test('an increase is granted at once, refuses later, for its account and Region alone, and is told in the history', async () => {
  await using serving = await served({ quotas: { vpcsPerRegion: 1, transitVirtualInterfacesPerConnection: 3 } })
  const { url } = serving
  const quotas = client(url)
  const ec2 = new EC2(as(ADA, url))
  const another = () => ec2.createVpc({ CidrBlock: '10.0.0.0/16' })
  await assert.rejects(another(), { name: 'VpcLimitExceeded', message: /\(1\)/ })
  await assert.rejects(quotas.requestServiceQuotaIncrease({ ...VPCS, DesiredValue: 1 }), { name: 'IllegalArgumentException' })
  const { RequestedQuota } = await quotas.requestServiceQuotaIncrease({ ...VPCS, DesiredValue: 3 })
  assert.deepEqual(
    [RequestedQuota?.Status, RequestedQuota?.DesiredValue, RequestedQuota?.QuotaName],
    ['APPROVED', 3, 'VPCs per Region'],
  )
  await another()
  await another()
  await assert.rejects(another(), { name: 'VpcLimitExceeded', message: /\(3\)/ })

  const value = async (of: ServiceQuotas) => (await of.getServiceQuota(VPCS)).Quota?.Value
  assert.equal(await value(quotas), 3)
  assert.equal((await quotas.getAWSDefaultServiceQuota(VPCS)).Quota?.Value, 5)
  assert.equal(await value(client(url, BOB)), 1)
  assert.equal(await value(client(url, ADA, 'eu-west-1')), 1)
  const told = await quotas.getRequestedServiceQuotaChange({ RequestId: RequestedQuota?.Id })
  assert.equal(told.RequestedQuota?.QuotaArn, 'arn:aws:servicequotas:us-east-1:111111111111:vpc/L-F678F1CE')
  const ids = async (of: ServiceQuotas) =>
    (await of.listRequestedServiceQuotaChangeHistory({ ServiceCode: 'vpc' })).RequestedQuotas?.map(({ Id }) => Id)
  assert.deepEqual(await ids(quotas), [RequestedQuota?.Id])
  assert.deepEqual(await ids(client(url, BOB)), [])
  await assert.rejects(client(url, BOB).getRequestedServiceQuotaChange({ RequestId: RequestedQuota?.Id }), {
    name: 'NoSuchResourceException',
  })
})

const TRANSIT = QUOTA_CATALOGUE.find(({ quota }) => quota === 'transitVirtualInterfacesPerConnection')?.code

// biome-ignore format: a table is read by its rows
const REFUSED: readonly [input: object, code: string, says: RegExp, because: string][] = [
  [{ ServiceCode: 'directconnect', QuotaCode: TRANSIT, DesiredValue: 9 }, 'IllegalArgumentException', /not adjustable.*--quotas/, 'AWS raises it for nobody'],
  [{ ...VPCS, QuotaCode: 'L-00000000', DesiredValue: 9 }, 'NoSuchResourceException', /no quota L-00000000/, 'there is no such code'],
  [{ ServiceCode: 's3', QuotaCode: 'L-DC2B2D3D', DesiredValue: 9 }, 'NoSuchResourceException', /directconnect, ec2, vpc/, 'the service is not served'],
  [{ ...VPCS, DesiredValue: 5.5 }, 'IllegalArgumentException', /whole number/, 'half a VPC'],
  [{ ...VPCS, DesiredValue: 9, ContextId: 'vpc-1' }, 'IllegalArgumentException', /of accounts/, 'for one resource alone'],
]
test('increases that cannot be are refused', async () => {
  await using serving = await served()
  for (const [input, code, message, because] of REFUSED) {
    const asked = client(serving.url).requestServiceQuotaIncrease(input as typeof VPCS & { DesiredValue: number })
    await assert.rejects(asked, { name: code, message }, because)
  }
})
