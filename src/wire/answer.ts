import { AwsError } from '../resources/refusal.ts'
import { type Authenticate, authenticateAnybodyWith } from './authenticate.ts'
import { checkInput } from './checkInput.ts'
import { inflated } from './inflated.ts'
import { MAX_BODY_BYTES, type WireRequest, type WireResponse } from './message.ts'
import type { Caller, Coverage, Perform, Print, Report } from './perform.ts'
import { printed } from './printed.ts'
import type { Protocol } from './protocol.ts'
import type { ProtocolName } from './protocolName.ts'
import { protocolOf } from './protocols/table.ts'
import { recognise } from './recognise.ts'
import { refusalOf } from './refusal.ts'
import type { RequestCounts } from './requestCounts.ts'
import type { Operation, Service } from './service.ts'
import { SETTINGS, type Services, servicesOf } from './services.ts'
import { missingSignature, signatureRefusal } from './signatureFault.ts'

/**
 * wire: AWS on the wire. One port speaks for every service; this file is the way of one request through it:
 *
 *   recognise -> authenticate -> decode -> perform (operate and commit) -> print -> encode
 *
 * Nothing here knows a shape of AWS by hand. `models/*.json` are AWS's published schemas, extracted from the SDK's own
 * packages; `schema.ts` links them, `protocols/` has one file per protocol that reads requests and writes answers by
 * them, and `services.ts` says what the schemas leave out: which protocols a service speaks and how it words a refusal.
 * A model is read when its service is first called, so that starting costs nothing.
 *
 * The protocol is recognised before anything can fail, because an SDK understands a refusal only in its own protocol.
 * What is thrown is either an `AwsError`, which the caller is entitled to see, or a bug, which goes to `report` with its
 * stack and to the caller as the service's server error. An operation that the model has and Landbridge has not is 501.
 *
 * The other half of the port, `/landbridge/v1` and the console, does not pass here: `listener.ts` parts the two.
 */
export interface Wiring {
  readonly perform: Perform
  readonly coverage: Coverage
  readonly print: Print
  readonly report: Report
  /** Who calls; without it anybody may, as any account. */
  readonly authenticate?: Authenticate
  readonly counts?: RequestCounts
  /** The services of `services.ts` unless given. */
  readonly services?: Services
}

// STS API Reference: the callers of these two have no AWS credentials yet.
const COME_UNSIGNED = new Set(['AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity'])

export type Answer = (request: WireRequest) => Promise<WireResponse>

/** Answers requests of AWS's clients. What it returns never throws. */
export function answerWith(wiring: Wiring): Answer {
  const {
    perform,
    coverage,
    print,
    report,
    counts,
    authenticate = authenticateAnybodyWith(),
    services = servicesOf(SETTINGS),
  } = wiring
  return async function answer(request) {
    const { requestId, protocol: name, scope } = recognise(request, services)
    const protocol = await protocolOf(name)
    let service: Service | undefined
    let operation: Operation | undefined
    let account: string | undefined
    const counted = (response: WireResponse) => {
      counts?.add(account, { service: service?.name ?? '', operation: operation?.name ?? '', status: response.status })
      return response
    }
    try {
      refuseOversize(request)
      const { caller, serviceName } = authenticate(request, scope, name)
      account = caller.role && caller.account
      service = await services.load(serviceName)
      // After the signature, which is over what was sent.
      const opened = open(protocol, service, await inflated(request))
      operation = opened.operation
      refuseUnsigned(caller, operation, name)
      const built = await coverage(service.name, operation.name)
      const { input, shapes } = decode(protocol, service, opened, built)
      const output = await perform({ service: service.name, operation: operation.name, input, caller })
      const complete = await printed(shapes.output, output ?? {}, print)
      return counted(protocol.encode({ service, operation, output: complete as Record<string, unknown>, requestId }))
    } catch (thrown) {
      if (!(thrown instanceof AwsError)) report(thrown, { requestId, service: service?.name, operation: operation?.name })
      return counted(protocol.refuse(refusalOf(thrown, service, requestId), requestId, service))
    }
  }
}

function refuseOversize({ body }: WireRequest): void {
  if (body.length <= MAX_BODY_BYTES) return
  throw new AwsError(
    'RequestEntityTooLarge',
    `The body is longer than ${MAX_BODY_BYTES} bytes, which is the most that is read.`,
    413,
  )
}

/** The form's reader decides which operation it is; nothing but these two may come of a request without a key. */
function refuseUnsigned({ accessKey }: Caller, { name }: Operation, protocol: ProtocolName): void {
  if (accessKey === '' && !COME_UNSIGNED.has(name)) throw signatureRefusal(missingSignature(), protocol)
}

function open(protocol: Protocol, service: Service, request: WireRequest): ReturnType<Protocol['open']> {
  const { title, protocols } = service.settings
  if (protocols.includes(protocol.name)) return protocol.open(service, request)
  const spoken = `${title} does not speak ${protocol.name}; it speaks ${protocols.join(', ')}.`
  throw new AwsError('UnknownOperationException', spoken)
}

function decode(protocol: Protocol, service: Service, opened: ReturnType<Protocol['open']>, built: 'built' | 'not built') {
  const { operation, input } = opened
  const { shapes } = operation
  if (!shapes || built === 'not built') throw notBuilt(service, operation)
  const value = input()
  checkInput(shapes.input, value, service.settings, protocol.naming)
  return { input: value, shapes }
}

function notBuilt({ settings }: Service, operation: Operation): AwsError {
  return new AwsError(settings.notBuilt, `Landbridge has not built the operation ${operation.name} of ${settings.title}.`, 501)
}
