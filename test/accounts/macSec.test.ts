import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type InProcess, type InProcessAccount, inProcess } from './inProcess.ts'

const CAK = 'cd'.repeat(32)
const PAIR = { ckn: 'ab'.repeat(32), cak: CAK }

type Port = Record<'connectionId' | 'connectionState' | 'portEncryptionStatus' | 'encryptionMode', string>

interface Encrypted {
  readonly account: InProcessAccount
  readonly connectionId: string
  port(): Promise<Port>
  set(encryptionMode: string): Promise<unknown>
  virtualInterfaceState(): string | undefined
}

/** A MACsec port, patched to a router, with a virtual interface on it. */
async function encryptedPort(served: InProcess, macsec?: boolean): Promise<Encrypted> {
  const account = served.account('111111111111')
  await account.own('PutSite', { name: 'site', prefixes: ['10.0.0.0/16'] })
  await account.own('PutRouter', { name: 'edge', site: 'site', asn: 65_001, ...(macsec !== undefined && { macsec }) })
  const { connectionId } = (await account.call('directconnect.CreateConnection', {
    location: 'EqDC2',
    bandwidth: '10Gbps',
    connectionName: 'port',
    requestMACSec: true,
    tags: [{ key: 'landbridge:router', value: 'edge' }],
  })) as unknown as Port
  const { directConnectGateway } = (await account.call('directconnect.CreateDirectConnectGateway', {
    directConnectGatewayName: 'hub',
  })) as unknown as { directConnectGateway: { directConnectGatewayId: string } }
  const { virtualInterfaceId } = (await account.call('directconnect.CreatePrivateVirtualInterface', {
    connectionId,
    newPrivateVirtualInterface: { virtualInterfaceName: 'vif', vlan: 100, asn: 65_001, ...directConnectGateway },
  })) as unknown as { virtualInterfaceId: string }
  return {
    account,
    connectionId,
    async port() {
      const found = (await account.call('directconnect.DescribeConnections', { connectionId })) as unknown as {
        connections: Port[]
      }
      return found.connections[0] as Port
    },
    set: encryptionMode => account.call('directconnect.UpdateConnection', { connectionId, encryptionMode }),
    virtualInterfaceState: () => served.service.store.world.get('virtualInterface', virtualInterfaceId)?.body.state,
  }
}

test('a port encrypts once both ends have the key, and in clear text while it need not', async () => {
  await using served = await inProcess()
  const { account, connectionId, port, virtualInterfaceState, set } = await encryptedPort(served)
  assert.equal((await port()).portEncryptionStatus, 'Encryption Down')
  assert.equal(virtualInterfaceState(), 'available', 'should_encrypt falls back to clear text')
  await account.call('directconnect.AssociateMacSecKey', { connectionId, ...PAIR })
  assert.equal((await port()).portEncryptionStatus, 'Encryption Up')
  await set('must_encrypt')
  assert.deepEqual([(await port()).portEncryptionStatus, virtualInterfaceState()], ['Encryption Up', 'available'])
  await account.own('PostFault', { kind: 'cut', on: `cross-connect:${connectionId}` })
  assert.equal((await port()).portEncryptionStatus, 'Encryption Down', 'without light nothing is encrypted')
  await account.own('DeleteFaults', {})
  await set('no_encrypt')
  assert.deepEqual([(await port()).portEncryptionStatus, virtualInterfaceState()], ['Encryption Down', 'available'])
})

test('must_encrypt and a router without the key carry nothing: light stays, BGP goes', async () => {
  await using served = await inProcess()
  const { account, connectionId, port, virtualInterfaceState, set } = await encryptedPort(served, false)
  await account.call('directconnect.AssociateMacSecKey', { connectionId, ...PAIR })
  assert.deepEqual([(await port()).portEncryptionStatus, virtualInterfaceState()], ['Encryption Down', 'available'])
  await set('must_encrypt')
  const { connectionState, portEncryptionStatus } = await port()
  assert.deepEqual([connectionState, portEncryptionStatus, virtualInterfaceState()], ['available', 'Encryption Down', 'down'])
  await account.own('PutRouter', { name: 'edge', site: 'site', asn: 65_001 })
  assert.deepEqual([(await port()).portEncryptionStatus, virtualInterfaceState()], ['Encryption Up', 'available'])
})

test('no event and no answer of either API shows a CAK', async () => {
  await using served = await inProcess()
  const { account, connectionId } = await encryptedPort(served)
  await account.call('directconnect.AssociateMacSecKey', { connectionId, ...PAIR })
  const answers = [
    await account.call('directconnect.DescribeConnections', {}),
    await account.call('secretsmanager.ListSecrets', {}),
    (await account.rest('GET', '/components')).text,
    (await account.rest('GET', '/routers')).text,
    (await account.rest('POST', '/drills', { every: 'single' })).text,
  ]
  assert.ok(!JSON.stringify(answers).includes(CAK))
})
