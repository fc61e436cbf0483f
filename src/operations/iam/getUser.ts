import { userIdOf, userNameOf } from '../../resources/principal.ts'
import { AwsError } from '../../resources/refusal.ts'
import type { IamOperations } from './iamOperation.ts'

/** Nobody made the callers here; they all are as old as this service's model of them. */
const CREATED = Date.UTC(2026, 0, 1)

/** The calling user, and no other: there is no directory of users. */
export const getUser: IamOperations['GetUser'] = ({ caller: { userArn } }, { UserName }) => {
  if (UserName === undefined && userArn.split(':')[2] === 'sts') {
    throw new AwsError('ValidationError', 'Must specify userName when calling with non-User credentials')
  }
  const name = userNameOf(userArn)
  if (UserName !== undefined && UserName !== name) {
    throw new AwsError('NoSuchEntity', `The user with name ${UserName} cannot be found.`, 404)
  }
  return { User: { Path: '/', UserName: name, UserId: userIdOf(userArn), Arn: userArn, CreateDate: new Date(CREATED) } }
}
