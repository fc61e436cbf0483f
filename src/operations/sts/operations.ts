import { NOT_BUILT } from '../operation.ts'
import { assumeRole } from './assumeRole.ts'
import { getCallerIdentity } from './getCallerIdentity.ts'
import { getSessionToken } from './getSessionToken.ts'
import type { StsOperations } from './stsOperation.ts'

/** Every operation of STS. */
export const STS = {
  AssumeRole: assumeRole,
  AssumeRoleWithSAML: NOT_BUILT,
  AssumeRoleWithWebIdentity: NOT_BUILT,
  AssumeRoot: NOT_BUILT,
  DecodeAuthorizationMessage: NOT_BUILT,
  GetAccessKeyInfo: NOT_BUILT,
  GetCallerIdentity: getCallerIdentity,
  GetDelegatedAccessToken: NOT_BUILT,
  GetFederationToken: NOT_BUILT,
  GetSessionToken: getSessionToken,
  GetWebIdentityToken: NOT_BUILT,
} as const satisfies { readonly [Name in keyof StsOperations]: StsOperations[Name] | typeof NOT_BUILT }
