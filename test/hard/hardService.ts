import assert from 'node:assert/strict'
import { type ServiceUnderTest, serviceUnderTest } from '../clients/serviceUnderTest.ts'

/** The service as a process, with what every hard test asks of it at the end. */
export interface HardService extends AsyncDisposable {
  readonly url: string
  readonly port: number
  readonly process: ServiceUnderTest
  /** Resident memory in bytes. */
  memory(): Promise<number>
  /** Fails unless it answers, has complained of nothing, answered no 5xx but 501, and grew by no more than so many bytes. */
  assertWell(growth: number): Promise<void>
}

export async function hardService(args: readonly string[] = []): Promise<HardService> {
  const process = await serviceUnderTest({ args })
  const { url } = process
  const metrics = async () => (await fetch(`${url}/metrics`)).text()
  const memory = async () => Number(/^process_resident_memory_bytes (\S+)$/m.exec(await metrics())?.[1])
  const before = await memory()

  async function assertWell(growth: number): Promise<void> {
    assert.equal((await fetch(`${url}/healthz`)).status, 200)
    assert.equal(process.complaints(), '')
    const failed = (await metrics()).split('\n').filter(line => /^landbridge_requests_total.*status="5(?!01")/.test(line))
    assert.deepEqual(failed, [])
    const grown = (await memory()) - before
    assert.ok(grown < growth, `the service grew by ${Math.round(grown / 1e6)} MB`)
  }
  return {
    url,
    port: Number(new URL(url).port),
    process,
    memory,
    assertWell,
    [Symbol.asyncDispose]: process[Symbol.asyncDispose],
  }
}
