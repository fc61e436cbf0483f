import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DirectConnect } from '@aws-sdk/client-direct-connect'
import { STS } from '@aws-sdk/client-sts'
import { serviceUnderTest } from './serviceUnderTest.ts'

const ORDER = { location: 'EqDC2', bandwidth: '10Gbps' }

test('two accounts order the same port and neither sees or touches that of the other', async () => {
  await using service = await serviceUnderTest()
  const client = (accessKeyId: string) =>
    new DirectConnect({ endpoint: service.url, region: 'us-east-1', credentials: { accessKeyId, secretAccessKey: 'any' } })
  const [first, second] = [client('111111111111'), client('222222222222')]
  const own = await first.createConnection({ ...ORDER, connectionName: 'first' })
  const other = await second.createConnection({ ...ORDER, connectionName: 'second' })

  const seenBy = async (account: DirectConnect) =>
    (await account.describeConnections({})).connections?.map(({ connectionId, ownerAccount }) => [connectionId, ownerAccount])
  assert.deepEqual(await seenBy(first), [[own.connectionId, '111111111111']])
  assert.deepEqual(await seenBy(second), [[other.connectionId, '222222222222']])
  const notThere = { name: 'DirectConnectClientException', message: /dxcon-/ }
  await assert.rejects(second.describeLoa({ connectionId: own.connectionId }), notThere)
  await assert.rejects(second.deleteConnection({ connectionId: own.connectionId }), notThere)
  await assert.rejects(second.updateConnection({ connectionId: own.connectionId, connectionName: 'mine' }), notThere)
  assert.equal((await first.describeConnections({})).connections?.[0]?.connectionName, 'first')
})

for (const [accessKeyId, account, because] of [
  ['333333333333', '333333333333', 'twelve digits are an account of their own'],
  ['AKIAIOSFODNN7EXAMPLE', '123456789012', 'any other key is the default account'],
] as const) {
  test(`STS tells ${accessKeyId} that it is ${account}: ${because}`, async () => {
    await using service = await serviceUnderTest()
    const credentials = { accessKeyId, secretAccessKey: 'any' }
    const sts = new STS({ endpoint: service.url, region: 'us-east-1', credentials })
    assert.equal((await sts.getCallerIdentity({})).Account, account)
  })
}
