import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { DirectConnect } from '@aws-sdk/client-direct-connect'
import { EC2 } from '@aws-sdk/client-ec2'
import { ended } from '../clients/ended.ts'
import { serviceUnderTest } from '../clients/serviceUnderTest.ts'

const MAIN = new URL('../../src/cli/main.ts', import.meta.url).pathname
const ORDER = { location: 'EqDC2', bandwidth: '10Gbps', connectionName: 'port' }

const clients = (endpoint: string, account: string) => {
  const options = { endpoint, region: 'us-east-1', credentials: { accessKeyId: account, secretAccessKey: 'any' } }
  return { dx: new DirectConnect(options), ec2: new EC2(options) }
}

test('POST /moto-api/reset drops everything of every account for good and brings the default VPC back', async t => {
  const data = await mkdtemp(join(tmpdir(), 'landbridge-reset-'))
  t.after(() => rm(data, { recursive: true, force: true }))
  const accounts = ['111111111111', '222222222222']
  {
    await using service = await serviceUnderTest({ data, args: ['--moto-api'] })
    for (const account of accounts) {
      const { dx, ec2 } = clients(service.url, account)
      const { connectionId } = await dx.createConnection(ORDER)
      await dx.createPrivateVirtualInterface({
        connectionId,
        newPrivateVirtualInterface: {
          virtualInterfaceName: 'vif',
          vlan: 100,
          asn: 65_000,
          directConnectGatewayId: (await dx.createDirectConnectGateway({ directConnectGatewayName: 'hub' })).directConnectGateway
            ?.directConnectGatewayId,
        },
      })
      const [own] = (await ec2.describeVpcs({})).Vpcs ?? []
      for (const { SubnetId } of (await ec2.describeSubnets({})).Subnets ?? []) await ec2.deleteSubnet({ SubnetId })
      const [door] = (await ec2.describeInternetGateways({})).InternetGateways ?? []
      await ec2.detachInternetGateway({ InternetGatewayId: door?.InternetGatewayId, VpcId: own?.VpcId })
      await ec2.deleteVpc({ VpcId: own?.VpcId })
      assert.deepEqual((await ec2.describeVpcs({})).Vpcs, [])
    }
    const answer = await fetch(`${service.url}/moto-api/reset`, { method: 'POST' })
    assert.deepEqual([answer.status, await answer.json()], [200, { status: 'ok' }])
    const sites = await (await fetch(`${service.url}/landbridge/v1/routers`)).json()
    assert.deepEqual(sites, { routers: [] })
    assert.equal((await fetch(`${service.url}/moto-api/reset`)).status, 405)
    assert.equal((await fetch(`${service.url}/moto-api/data.json`)).status, 404)
    assert.equal(service.complaints(), '')
    await service.stop('SIGKILL')
  }
  await using service = await serviceUnderTest({ data })
  for (const account of accounts) {
    const { dx, ec2 } = clients(service.url, account)
    assert.deepEqual((await dx.describeConnections({})).connections, [])
    assert.deepEqual((await dx.describeVirtualInterfaces({})).virtualInterfaces, [])
    assert.deepEqual((await dx.describeDirectConnectGateways({})).directConnectGateways, [])
    assert.deepEqual(
      (await ec2.describeVpcs({})).Vpcs?.map(({ IsDefault }) => IsDefault),
      [true],
    )
    assert.ok((await dx.createConnection(ORDER)).connectionId)
  }
  const off = await fetch(`${service.url}/moto-api/reset`, { method: 'POST' })
  assert.equal(off.status, 404)
  assert.match(String(((await off.json()) as { message: string }).message), /is off.*--moto-api/)
  assert.equal((await clients(service.url, accounts[0] ?? '').dx.describeConnections({})).connections?.length, 1)
})

test('a page of another site cannot reset, and credentials and reset exclude each other', async () => {
  await using service = await serviceUnderTest({ args: ['--moto-api'] })
  const post = (headers: Record<string, string>) => fetch(`${service.url}/moto-api/reset`, { method: 'POST', headers })
  assert.equal((await post({ origin: 'https://evil.example' })).status, 403)
  assert.equal((await post({ 'sec-fetch-site': 'cross-site' })).status, 403)
  assert.equal((await post({ 'content-type': 'application/x-www-form-urlencoded' })).status, 415)
  const { code, stderr } = await ended(process.execPath, [MAIN, 'serve', '--moto-api', '--credentials', 'keys.yaml'])
  assert.equal(code, 2)
  assert.match(stderr, /not taken together with --credentials/)
})
