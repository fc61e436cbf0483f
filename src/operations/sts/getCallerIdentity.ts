import { userIdOf } from '../../resources/principal.ts'
import type { StsOperations } from './stsOperation.ts'

export const getCallerIdentity: StsOperations['GetCallerIdentity'] = ({ caller }) => ({
  Account: caller.account,
  Arn: caller.userArn,
  UserId: userIdOf(caller.userArn),
})
