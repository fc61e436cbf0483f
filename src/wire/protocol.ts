import type { WireRequest, WireResponse } from './message.ts'
import type { Naming } from './naming.ts'
import type { ProtocolName } from './protocolName.ts'
import type { Operation, Service } from './service.ts'

/** What goes wrong on the wire, ready to be put into a protocol's error shape. */
export interface Refusal {
  /** The name of the model's error shape, or a common error's code. */
  readonly code: string
  /** The code that query protocols use for it; mostly the same. */
  readonly queryCode: string
  readonly message: string
  readonly status: number
}

/** One of AWS's protocols, server side. Each is a file of `protocols/`. */
export interface Protocol {
  readonly name: ProtocolName
  readonly naming: Naming
  /** Which operation the request asks for, and its input when it is wanted. Throws `AwsError` for what cannot be read. */
  open(service: Service, request: WireRequest): { readonly operation: Operation; readonly input: () => Record<string, unknown> }
  encode(answered: Answered): WireResponse
  refuse(refusal: Refusal, requestId: string, service: Service | undefined): WireResponse
}

interface Answered {
  readonly service: Service
  readonly operation: Operation
  readonly output: Readonly<Record<string, unknown>>
  readonly requestId: string
}

/** `Sender` for what the caller did, `Receiver` for what we did: the query protocols' way to say 4xx and 5xx. */
export function faultOf(refusal: Refusal): 'Sender' | 'Receiver' {
  return refusal.status < 500 ? 'Sender' : 'Receiver'
}
