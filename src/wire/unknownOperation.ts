import { AwsError } from '../resources/refusal.ts'
import type { Service } from './service.ts'

const SHORT = 80

/** An operation that the service's model does not have, worded as the query protocols do. */
export function invalidAction(service: Service, action: string): AwsError {
  const name = action === '' ? 'The request names no Action' : `The action ${short(action)} is not valid`
  return new AwsError(
    'InvalidAction',
    `${name}; ${service.settings.title} has the actions of API version ${service.model.version}.`,
  )
}

/** The same in JSON and CBOR, where the code is another. */
export function unknownOperation(service: Service, operation: string, status = 400): AwsError {
  const name = operation === '' ? 'The request names no operation' : `The operation ${short(operation)} is not known`
  const message = `${name}; ${service.settings.title} has the operations of API version ${service.model.version}.`
  return new AwsError('UnknownOperationException', message, status)
}

function short(name: string): string {
  return name.length > SHORT ? `${name.slice(0, SHORT)}…` : name
}
