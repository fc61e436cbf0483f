import { extractModel } from '../../scripts/extractModels.ts'
import { answerWith } from '../../src/wire/answer.ts'
import { listen } from '../../src/wire/listener.ts'
import type { WireResponse } from '../../src/wire/message.ts'
import type { Call, Coverage, Print } from '../../src/wire/perform.ts'
import type { ServiceSettings } from '../../src/wire/service.ts'
import { constraintErrors, readModelFile, SETTINGS, servicesOf } from '../../src/wire/services.ts'

/** Two services that Landbridge does not serve, for the protocols that none of its own speaks. */
const FOREIGN: Record<string, ServiceSettings & { package: string }> = {
  monitoring: {
    title: 'CloudWatch',
    protocols: ['awsJson1_0', 'awsQuery', 'rpcv2Cbor'],
    serverError: 'InternalServiceFault',
    notBuilt: 'InvalidAction',
    package: '@aws-sdk/client-cloudwatch',
    ...constraintErrors('ValidationException'),
  },
  outposts: {
    title: 'Outposts',
    protocols: ['restJson1'],
    serverError: 'InternalServerException',
    notBuilt: 'ValidationException',
    package: '@aws-sdk/client-outposts',
    ...constraintErrors('ValidationException'),
  },
}

export const services = servicesOf({ ...SETTINGS, ...FOREIGN }, async name => {
  const foreign = FOREIGN[name]
  return foreign ? extractModel({ signingName: name, package: foreign.package }) : readModelFile(name)
})

/** What a test injects; whatever it leaves out answers an empty output, prints nothing and is built. */
export interface Behaviour {
  perform?: (call: Call) => unknown
  coverage?: Coverage
  print?: Print
}

/** A listener on a free port whose operations a test can set at any time, and the bugs that it reported. */
export async function testService(behaviour: Behaviour = {}) {
  const bugs: unknown[] = []
  const calls: Call[] = []
  const answer = answerWith({
    services,
    perform: async call => {
      calls.push(call)
      return behaviour.perform?.(call)
    },
    coverage: async (service, operation) => (await behaviour.coverage?.(service, operation)) ?? 'built',
    print: async document => behaviour.print?.(document) ?? new Uint8Array(),
    report: bug => bugs.push(bug),
  })
  const rest = async (): Promise<WireResponse> => ({ status: 200, headers: { 'content-type': 'text/plain' }, body: 'rest' })
  const listener = await listen({ host: '127.0.0.1', port: 0, answer, rest, report: bug => bugs.push(bug) })
  return { ...listener, behaviour, bugs, calls }
}

/** What every SDK client of a test is made with. */
export function clientOptions(url: string, accessKeyId = 'AKIDEXAMPLE') {
  return { endpoint: url, region: 'eu-central-1', credentials: { accessKeyId, secretAccessKey: 'secret' }, maxAttempts: 1 }
}
