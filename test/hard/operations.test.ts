import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { coverageOf } from '../../src/cli/operationTable.ts'
import type { Operation } from '../../src/wire/service.ts'
import { SETTINGS, servicesOf } from '../../src/wire/services.ts'
import { randomFrom } from '../wire/randomValue.ts'
import { hardService } from './hardService.ts'
import { PlausibleInput } from './plausibleInput.ts'

const require = createRequire(import.meta.url)
const ROUNDS = 20
const ESTATE = fileURLToPath(new URL('../../examples/two-locations/estate.yaml', import.meta.url))

const CLIENTS = [
  { service: 'directconnect', package: '@aws-sdk/client-direct-connect', client: 'DirectConnectClient' },
  { service: 'ec2', package: '@aws-sdk/client-ec2', client: 'EC2Client' },
  { service: 'sts', package: '@aws-sdk/client-sts', client: 'STSClient' },
  { service: 'ram', package: '@aws-sdk/client-ram', client: 'RAMClient' },
  { service: 'servicequotas', package: '@aws-sdk/client-service-quotas', client: 'ServiceQuotasClient' },
  { service: 'iam', package: '@aws-sdk/client-iam', client: 'IAMClient' },
] as const

/** Operations that are built and that the pinned SDK can call. */
async function builtOperations(service: string, sdk: Record<string, unknown>): Promise<Operation[]> {
  const { model, operation } = await servicesOf(SETTINGS).load(service)
  const names = Object.keys(model.operations).filter(name => sdk[`${name}Command`])
  const built = await Promise.all(names.map(async name => (await coverageOf(service, name)) === 'built'))
  return names.filter((_, i) => built[i]).map(name => operation(name)!)
}

test('every built operation, with inputs that nearly mean something, answers or refuses', async () => {
  await using service = await hardService([ESTATE])
  const random = randomFrom(44)
  const plausible = new PlausibleInput(random)
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' }
  const failures: string[] = []
  let answered = 0
  for (let round = 0; round < ROUNDS; round++) {
    for (const client of CLIENTS) {
      const sdk = require(client.package)
      const connection = new sdk[client.client]({ endpoint: service.url, region: 'us-east-1', credentials, maxAttempts: 1 })
      for (const { name, shapes } of await builtOperations(client.service, sdk)) {
        const input = plausible.of(shapes!.input)
        try {
          plausible.learn(await connection.send(new sdk[`${name}Command`](input)))
          answered++
        } catch (thrown) {
          const status = (thrown as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode
          // The SDK itself refuses a few, such as an empty label of a path.
          if (status !== undefined && status >= 500) failures.push(`${name} ${JSON.stringify(input)}: ${status} ${thrown}`)
        }
      }
      connection.destroy()
    }
  }
  assert.deepEqual(failures.slice(0, 5), [])
  assert.ok(answered > 300, `${answered} were taken`)
  await service.assertWell(300e6)
})
