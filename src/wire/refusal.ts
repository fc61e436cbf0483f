import { AwsError } from '../resources/refusal.ts'
import type { Refusal } from './protocol.ts'
import type { Service } from './service.ts'
import { shortened } from './shortened.ts'

/**
 * The single place where something thrown becomes an answer. A refusal keeps its code and status; anything else is our bug:
 * the caller learns the service's server error and nothing of the text.
 */
export function refusalOf(thrown: unknown, service: Service | undefined, requestId: string): Refusal {
  if (thrown instanceof AwsError) return modelled(thrown, service)
  const code = service?.settings.serverError ?? 'InternalFailure'
  const message = `Landbridge has an error of its own; its log says more under request ${requestId}.`
  return { code, queryCode: service?.model.errors[code]?.queryCode ?? code, message, status: 500 }
}

/** Operations may use the shape's name or the query code of an error; each protocol writes the one that is its own. */
function modelled(error: AwsError, service: Service | undefined): Refusal {
  const { code, status } = error
  const message = shortened(error.message)
  const errors = service?.model.errors ?? {}
  const shape = Object.hasOwn(errors, code) ? code : Object.keys(errors).find(name => errors[name]!.queryCode === code)
  if (shape === undefined) return { code, queryCode: code, message, status }
  const known = errors[shape]!
  return { code: shape, queryCode: known.queryCode ?? shape, message, status: status === 400 ? (known.status ?? 400) : status }
}
