import { AwsError } from '../../resources/refusal.ts'

/** Errors that the model of CloudWatch declares. */

export function invalidValue(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', message)
}

export function missingParameter(name: string): AwsError {
  return new AwsError('MissingRequiredParameterException', `The parameter ${name} is required.`)
}

export function invalidCombination(message: string): AwsError {
  return new AwsError('InvalidParameterCombinationException', message)
}

export function validationError(message: string): AwsError {
  return new AwsError('ValidationException', message)
}

export function invalidToken(): AwsError {
  return new AwsError('InvalidNextToken', 'The NextToken is not valid: use the one that the previous answer gave.')
}
