/**
 * A refusal the caller is entitled to see: the code is one that the service's model declares (Direct Connect) or that
 * its documentation lists (EC2, STS). Anything else that is thrown is our bug and becomes a 500 in one place.
 */
export class AwsError extends Error {
  override readonly name = 'AwsError'
  readonly code: string
  readonly status: number
  constructor(code: string, message: string, status = 400) {
    super(message)
    this.code = code
    this.status = status
  }
}

export function unreachable(value: never): never {
  throw new TypeError(`unhandled case ${JSON.stringify(value)}`)
}
