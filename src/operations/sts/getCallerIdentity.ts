import { userIdOf } from '../../resources/principal.ts'
import type { StsOperations } from './operations.ts'

export const getCallerIdentity: StsOperations['GetCallerIdentity'] = ({ caller }) => ({
  Account: caller.account,
  Arn: caller.userArn,
  UserId: userIdOf(caller.userArn),
})
