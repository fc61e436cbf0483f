import { Buffer } from 'node:buffer'
import { type Pace, Service } from '../../src/cli/service.ts'
import { DEFAULT_ASSUMPTIONS } from '../../src/drill/assumptions.ts'
import { ManualClock } from '../../src/fabric/clock.ts'
import { openMemoryStore } from '../../src/store/openMemoryStore.ts'
import { restWith } from '../../src/wire/landbridge/rest.ts'

export const DAY_MS = 86_400_000

type Json = Record<string, never>

/** One account's way into a service without a port: AWS's calls, the customer's side, and `/landbridge/v1` as text. */
export interface InProcessAccount {
  readonly id: string
  call(operation: string, input: object, region?: string): Promise<Json>
  own(operation: string, input: object): Promise<Json>
  rest(
    method: string,
    path: string,
    body?: object,
  ): Promise<{ readonly status: number; readonly text: string; readonly json: Json }>
}

export interface InProcess extends AsyncDisposable {
  readonly service: Service
  account(id: string): InProcessAccount
}

/** A service in memory on a clock that stands still, for lifecycles of several accounts. A bug in it fails the test. */
export async function inProcess(pace: Pace = 'instant', hands: 'auto' | 'manual' = 'auto'): Promise<InProcess> {
  const bugs: unknown[] = []
  const clock = new ManualClock(Date.UTC(2026, 10, 21))
  const service = new Service({ store: openMemoryStore(), clock, pace, hands, report: bug => bugs.push(bug) })
  await service.start()
  const { performLandbridge, store } = service
  const rest = restWith({
    store,
    version: 'test',
    assumptions: DEFAULT_ASSUMPTIONS,
    now: () => clock.now(),
    perform: performLandbridge,
    advance: service.advance,
    page: async () => '',
    report: bug => bugs.push(bug),
  })
  return {
    service,
    account: id => ({
      id,
      async call(operation, input, region = 'us-east-1') {
        const [name = '', verb = ''] = operation.split('.')
        const caller = { account: id, region, accessKey: id, userArn: `arn:aws:iam::${id}:root` }
        return (await service.perform({ service: name, operation: verb, input, caller } as Parameters<
          Service['perform']
        >[0])) as Json
      },
      own: async (operation, input) => (await performLandbridge(operation, input, id)) as Json,
      async rest(method, path, body) {
        const headers = { 'x-landbridge-account': id, 'content-type': 'application/json' }
        const [at = '', query = ''] = path.split('?')
        const bytes = body === undefined ? new Uint8Array() : Uint8Array.from(Buffer.from(JSON.stringify(body)))
        const answer = await rest({ method, path: `/landbridge/v1${at}`, query, headers, body: bytes })
        const text = String(answer.body)
        return { status: answer.status, text, json: JSON.parse(text) }
      },
    }),
    async [Symbol.asyncDispose]() {
      await service[Symbol.asyncDispose]()
      if (bugs.length > 0) throw bugs[0]
    },
  }
}
