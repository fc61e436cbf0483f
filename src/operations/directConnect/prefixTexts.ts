import type { RouteFilterPrefix } from '@aws-sdk/client-direct-connect'
import { directConnectError } from '../../resources/directConnectError.ts'

/** The CIDR texts of a list of prefixes in a request. */
export function prefixTexts(prefixes: readonly RouteFilterPrefix[] | undefined): string[] {
  return (prefixes ?? []).map(({ cidr }) => {
    if (cidr === undefined) throw directConnectError('Every prefix must contain the member cidr.')
    return cidr
  })
}
