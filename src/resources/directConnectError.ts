import { AwsError } from './refusal.ts'

/** Every error shape that Direct Connect's model declares, with its HTTP status. Nothing else may reach the wire. */
const DIRECT_CONNECT_ERRORS = {
  DirectConnectClientException: 400,
  DirectConnectServerException: 500,
  DuplicateTagKeysException: 400,
  TooManyTagsException: 400,
  LimitExceededException: 400,
} as const

type DirectConnectErrorCode = keyof typeof DIRECT_CONNECT_ERRORS

/** A refusal by Direct Connect; nearly all of them are client exceptions. */
export function directConnectError(message: string, code: DirectConnectErrorCode = 'DirectConnectClientException'): AwsError {
  return new AwsError(code, message, DIRECT_CONNECT_ERRORS[code])
}
