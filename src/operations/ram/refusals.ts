import { AwsError } from '../../resources/refusal.ts'

/** Errors that the model of RAM declares, in the words of the service where they are known. */

export function invalidParameter(message: string): AwsError {
  return new AwsError('InvalidParameterException', message)
}

export function notPermitted(message: string): AwsError {
  return new AwsError('OperationNotPermittedException', message)
}

export function shareNotFound(arn: string | undefined): AwsError {
  return new AwsError('UnknownResourceException', `ResourceShare ${arn} could not be found.`)
}

export function permissionNotFound(arn: string | undefined): AwsError {
  return new AwsError('UnknownResourceException', `Permission ${arn} could not be found.`)
}

export function malformedArn(arn: string | undefined): AwsError {
  return new AwsError('MalformedArnException', `The specified resource ARN ${arn} is not valid. Verify the ARN and try again.`)
}
