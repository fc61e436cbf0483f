import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DirectConnect } from '@aws-sdk/client-direct-connect'
import { serviceUnderTest } from '../clients/serviceUnderTest.ts'
import { dataDirectory } from '../store/dataDirectory.ts'

const WRITERS = 8
const WANTED = 200

function client(endpoint: string): DirectConnect {
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' }
  return new DirectConnect({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 })
}

test('kill -9 while clients write loses nothing that was answered, and nothing half done is there', async () => {
  await using directory = await dataDirectory()
  await using first = await serviceUnderTest({ data: directory.path })
  const dx = client(first.url)
  const answered = new Set<string>()
  const reached = Promise.withResolvers<void>()
  async function write(writer: number): Promise<void> {
    for (let number = 0; ; number++) {
      const name = `${writer}-${number}`
      const made = await dx.createDirectConnectGateway({ directConnectGatewayName: name }).catch(() => undefined)
      if (!made) return
      answered.add(`${made.directConnectGateway?.directConnectGatewayId} ${name}`)
      if (answered.size === WANTED) reached.resolve()
    }
  }
  const writers = Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)))
  await reached.promise
  assert.equal(await first.stop('SIGKILL'), null)
  await writers

  await using second = await serviceUnderTest({ data: directory.path })
  const kept = (await client(second.url).describeDirectConnectGateways({})).directConnectGateways ?? []
  const there = new Set(kept.map(gateway => `${gateway.directConnectGatewayId} ${gateway.directConnectGatewayName}`))
  assert.deepEqual([...answered.difference(there)], [])
  assert.ok(there.size <= answered.size + WRITERS, `${there.size} are there and ${answered.size} were answered`)
  assert.equal(second.complaints(), '')
})
