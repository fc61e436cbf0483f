import { LEAD_TIMES, type Service } from '../../src/cli/service.ts'
import { DIRECT_CONNECT } from '../../src/operations/directConnect/operations.ts'
import type { Context } from '../../src/operations/operation.ts'
import { draftOf } from '../../src/resources/draft.ts'
import { DEFAULT_QUOTAS } from '../../src/resources/quotas.ts'
import { answerWith } from '../../src/wire/answer.ts'
import type { Call } from '../../src/wire/perform.ts'
import { HOME } from './situation.ts'

/** What came of a request. */
export interface Outcome {
  readonly status: number
  /** The error's class; empty where the request was accepted. */
  readonly error: string
  /** The error's message or the whole answer. */
  readonly text: string
  /** Whether it was refused by the model's types, requirements and enums, or got as far as the operation. */
  readonly by: 'model' | 'operation'
}

export type Ask = (operation: string, input: object) => Promise<Outcome>

/** Asks as a client over the wire would, of drafts that are dropped: time and chance are the same for every call. */
export function askingOf(service: Service): Ask {
  let by: Outcome['by'] = 'model'
  const perform = async ({ operation, input, caller }: Call) => {
    by = 'operation'
    const context: Context = {
      world: draftOf(service.store.world),
      observed: service.store.observed,
      caller: { ...caller, role: 'partner' },
      nowMs: Date.UTC(2030, 0, 1),
      quotas: DEFAULT_QUOTAS,
      random: n => Uint8Array.from({ length: n }, (_, i) => i * 7 + 3),
      leadTimes: LEAD_TIMES.instant,
    }
    const operate = DIRECT_CONNECT[operation as keyof typeof DIRECT_CONNECT] as (context: Context, input: unknown) => unknown
    return operate(context, input)
  }
  const answer = answerWith({
    perform,
    coverage: async () => 'built',
    print: async () => new Uint8Array(),
    report: bug => console.error(bug),
  })
  const scope = `${HOME.account}/20300101/${HOME.region}/directconnect/aws4_request`
  const headers = {
    'content-type': 'application/x-amz-json-1.1',
    authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`,
  }
  return async (operation, input) => {
    by = 'model'
    const { status, body } = await answer({
      method: 'POST',
      path: '/',
      query: '',
      headers: { ...headers, 'x-amz-target': `OvertureService.${operation}` },
      body: Buffer.from(JSON.stringify(input)),
    })
    const text = String(body)
    if (status === 200) return { status, error: '', text, by }
    const { __type: error, message } = JSON.parse(text) as { __type: string; message: string }
    return { status, error, text: message, by }
  }
}
