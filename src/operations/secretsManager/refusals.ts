import { AwsError } from '../../resources/refusal.ts'

/** Errors that the model of Secrets Manager declares, in the words of the service where they are known. */

export function invalidParameter(message: string): AwsError {
  return new AwsError('InvalidParameterException', message)
}

export function invalidRequest(message: string): AwsError {
  return new AwsError('InvalidRequestException', message)
}

export function secretNotFound(): AwsError {
  return new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.")
}

export function secretExists(name: string): AwsError {
  return new AwsError('ResourceExistsException', `The operation failed because the secret ${name} already exists.`)
}
