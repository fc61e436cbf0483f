import { AwsError } from '../../resources/refusal.ts'

/** The errors of `/landbridge/v1`: the input is wrong (400), names nothing (404), or meets a world that forbids it (409). */
export const LANDBRIDGE_ERRORS = { ValidationException: 400, ResourceNotFoundException: 404, ConflictException: 409 } as const

export function invalid(message: string): AwsError {
  return refusal('ValidationException', message)
}

export function notFound(what: string, name: string): AwsError {
  return refusal('ResourceNotFoundException', `There is no ${what} ${name} in this account.`)
}

export function conflict(message: string): AwsError {
  return refusal('ConflictException', message)
}

function refusal(code: keyof typeof LANDBRIDGE_ERRORS, message: string): AwsError {
  return new AwsError(code, message, LANDBRIDGE_ERRORS[code])
}
