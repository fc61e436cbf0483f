import assert from 'node:assert/strict'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { test } from 'node:test'
import { DirectConnect } from '@aws-sdk/client-direct-connect'
import type { LiveDrill } from '../../src/cli/live.ts'
import { createAgain, deletableOn, deleteLive, forget } from '../../src/cli/liveDeletion.ts'
import { orderedAgain } from '../../src/cli/orderedAgain.ts'
import { serviceUnderTest } from '../clients/serviceUnderTest.ts'
import { landbridge, ROOT } from './landbridge.ts'

const ESTATE = `${ROOT}examples/two-locations/estate.yaml`

function clientOf(endpoint: string) {
  return new DirectConnect({ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'any', secretAccessKey: 'any' } })
}

async function vifsOf(client: DirectConnect) {
  const { virtualInterfaces = [] } = await client.describeVirtualInterfaces({})
  return virtualInterfaces.filter(({ virtualInterfaceState }) => virtualInterfaceState !== 'deleted')
}

test('drill --live --delete deletes a virtual interface, looks, and creates it again with all that it was ordered with', async () => {
  await using service = await serviceUnderTest({ args: [ESTATE] })
  const client = clientOf(service.url)
  const before = (await vifsOf(client)).find(vif => vif.virtualInterfaceName === 'vif-a') ?? assert.fail()
  const asked = await landbridge('drill', service.url, '--live', '--delete', 'vif-a')
  assert.equal(asked.status, 2)
  assert.match(asked.stderr, /asks first; without a terminal say --yes/)
  const wrong = await landbridge('drill', service.url, '--live', '--yes', '--delete', 'dx-a')
  assert.match(wrong.stderr, /^dx-a is a connection, and only virtual interfaces are deleted/)
  const same = (await vifsOf(client)).map(vif => vif.virtualInterfaceId)
  assert.ok(same.includes(before.virtualInterfaceId), 'nothing was done yet')

  const { status, stdout, stderr } = await landbridge('drill', service.url, '--live', '--yes', '--delete', 'vif-a', '--json')
  assert.equal(status, 0, stderr)
  const { measured, createdAgain } = JSON.parse(stdout) as LiveDrill
  assert.deepEqual(
    measured.map(flow => [flow.to, flow.darkMs !== null, flow.by?.includes('dx-b'), flow.by?.includes('dx-a')]),
    [
      ['db', true, true, false],
      ['lake', true, true, false],
    ],
  )
  const after = (await vifsOf(client)).find(vif => vif.virtualInterfaceName === 'vif-a') ?? assert.fail()
  assert.notEqual(after.virtualInterfaceId, before.virtualInterfaceId)
  const { virtualInterfaceId: is } = after
  assert.deepEqual(createdAgain, [{ name: 'vif-a', was: before.virtualInterfaceId, is, state: createdAgain[0]?.state }])
  for (const member of [
    'vlan',
    'mtu',
    'asn',
    'authKey',
    'amazonAddress',
    'customerAddress',
    'directConnectGatewayId',
    'tags',
  ] as const)
    assert.deepEqual(after[member], before[member], member)
  assert.ok(after.tags?.some(({ key, value }) => key === 'landbridge:name' && value === 'vif-a'))
  const [file = ''] = /(?<=file:\/\/)[^;]+/.exec(stderr) ?? assert.fail(stderr)
  assert.equal(existsSync(file), false, 'its order is forgotten')
})

test('when it cannot be created again its order stays in a file that nobody else reads, and the message says how', async () => {
  await using service = await serviceUnderTest({ args: [ESTATE] })
  const client = clientOf(service.url)
  const before = (await vifsOf(client)).find(vif => vif.virtualInterfaceName === 'vif-a') ?? assert.fail()
  const deletable = await deletableOn(service.url, `virtual-interface:${before.virtualInterfaceId}`)
  await deleteLive(deletable)
  // Somebody else takes its VLAN meanwhile.
  const taken = { virtualInterfaceName: 'theirs', vlan: before.vlan, asn: 65_000 }
  const { connectionId, directConnectGatewayId } = before
  await client.createPrivateVirtualInterface({ connectionId, newPrivateVirtualInterface: { ...taken, directConnectGatewayId } })
  await assert.rejects(createAgain(deletable), ({ message }: Error) => {
    assert.match(message, /^vif-a is deleted and could not be created again: .*VLAN.*\nCreate it with: aws directconnect /s)
    assert.match(
      message,
      /create-private-virtual-interface .*--region us-east-1 --cli-input-json file:\/\/\/.*\.json; then delete/,
    )
    return true
  })
  assert.equal(statSync(deletable.file).mode & 0o777, 0o600)
  const kept = JSON.parse(readFileSync(deletable.file, 'utf8'))
  assert.equal(kept.newPrivateVirtualInterface.authKey, before.authKey)
  await forget(deletable)
})

for (const [given, expected, because] of [
  [
    { virtualInterfaceType: 'transit', siteLinkEnabled: true, rateLimit: '1.2Gbps', prefixPoolAllocatedCountIpv4: 500 },
    ['CreateTransitVirtualInterface', { enableSiteLink: true, rateLimit: '1.2Gbps', prefixPoolAllocatedCountIpv4: 500 }, 0],
    'what is newer than the SDK is kept',
  ],
  [
    { virtualInterfaceType: 'public', mtu: 1500, routeFilterPrefixes: [{ cidr: '198.51.100.0/24' }] },
    ['CreatePublicVirtualInterface', { routeFilterPrefixes: [{ cidr: '198.51.100.0/24' }] }, 0],
    'a public one is ordered without an MTU',
  ],
  [
    {
      virtualInterfaceType: 'private',
      bgpPeers: [
        { asnLong: 4_200_000_000, addressFamily: 'ipv4', amazonAddress: '169.254.1.1/30', customerAddress: '169.254.1.2/30' },
        { asn: 65_000, addressFamily: 'ipv6', amazonAddress: 'fd00::1/125', customerAddress: 'fd00::2/125' },
      ],
      tags: [{ key: 'aws:x' }, { key: 'team', value: 'net' }],
    },
    [
      'CreatePrivateVirtualInterface',
      {
        asnLong: 4_200_000_000,
        addressFamily: 'ipv4',
        amazonAddress: '169.254.1.1/30',
        customerAddress: '169.254.1.2/30',
        tags: [{ key: 'team', value: 'net' }],
      },
      1,
    ],
    'the second peer is ordered after it, AWS’s tags are AWS’s',
  ],
] as const) {
  test(`the order of one that was shown: ${because}`, () => {
    const { operation, input, peers } = orderedAgain({
      virtualInterfaceId: 'dxvif-1',
      virtualInterfaceName: 'x',
      virtualInterfaceState: 'available',
      connectionId: 'dxcon-1',
      ownerAccount: '123456789012',
      vlan: 7,
      ...given,
    })
    const [name, members, more] = expected
    const [, order] = Object.entries(input).find(([key]) => key.startsWith('new')) ?? assert.fail()
    assert.deepEqual([operation, order, peers.length], [name, { virtualInterfaceName: 'x', vlan: 7, tags: [], ...members }, more])
  })
}
