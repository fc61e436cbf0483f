import { AwsError } from '../../resources/refusal.ts'

/** Errors that the model of Service Quotas declares. */

export function noSuchResource(message: string): AwsError {
  return new AwsError('NoSuchResourceException', message, 404)
}

export function illegalArgument(message: string): AwsError {
  return new AwsError('IllegalArgumentException', message)
}
