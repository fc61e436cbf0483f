import type { AwsError } from '../resources/refusal.ts'
import type { Model } from './model.ts'
import type { ProtocolName } from './protocolName.ts'
import { type Shape, type Structure, schemaOf, UNIT } from './schema.ts'

/** What is not in the model: which protocols a service speaks, and how it words the refusals that come from the model. */
export interface ServiceSettings {
  /** As AWS writes it in prose. */
  readonly title: string
  /** The first is the one that a request without any sign is answered in. */
  readonly protocols: readonly [ProtocolName, ...ProtocolName[]]
  /** Its code for HTTP 500. */
  readonly serverError: string
  /** Its code for HTTP 501. */
  readonly notBuilt: string
  readonly missing: (path: string) => AwsError
  readonly notAllowed: (path: string, value: string, allowed: readonly string[]) => AwsError
}

export interface Operation {
  readonly name: string
  /** undefined: known by name only. */
  readonly shapes?: { readonly input: Structure; readonly output: Structure }
  readonly http?: readonly [method: string, uri: string, status: number]
}

/** A service whose model is in memory. */
export interface Service {
  /** The SigV4 signing name. */
  readonly name: string
  readonly settings: ServiceSettings
  readonly model: Model
  /** Its operation of that name; shapes are linked on first use. */
  operation(name: string): Operation | undefined
}

export function serviceOf(name: string, settings: ServiceSettings, model: Model): Service {
  const shapeOf = schemaOf(model)
  const operations = new Map<string, Operation>()

  function link(operation: string): Operation | undefined {
    if (!Object.hasOwn(model.operations, operation)) return undefined
    const known = model.operations[operation]
    if (!known) return { name: operation }
    const shapes = { input: structure(shapeOf(known.input)), output: structure(shapeOf(known.output)) }
    return { name: operation, shapes, ...(known.http ? { http: known.http } : {}) }
  }

  return {
    name,
    settings,
    model,
    operation(operation) {
      const cached = operations.get(operation)
      if (cached) return cached
      const linked = link(operation)
      if (linked) operations.set(operation, linked)
      return linked
    },
  }
}

function structure(shape: Shape): Structure {
  if (shape.kind === 'structure') return shape === UNIT ? UNIT : shape
  throw new TypeError(`an operation's input and output are structures, not ${shape.kind}`)
}
