import { directConnectError } from '../../resources/directConnectError.ts'
import { AwsError } from '../../resources/refusal.ts'

/**
 * Runs a rule for an operation whose model knows no `LimitExceededException`: only those that create or allocate virtual
 * interfaces do, and elsewhere a quota that is used up is a client exception like any other.
 */
export function asClientException<T>(rule: () => T): T {
  try {
    return rule()
  } catch (thrown) {
    if (thrown instanceof AwsError && thrown.code === 'LimitExceededException') throw directConnectError(thrown.message)
    throw thrown
  }
}
