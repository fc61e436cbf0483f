import { fingerprint } from './fingerprint.ts'

/** What an account may do: a partner also runs interconnects and orders hosted connections for others. */
export type Role = 'customer' | 'partner'

/** The user's name in an IAM ARN; `root` of an account's root ARN; the session's name of an assumed role. */
export function userNameOf(userArn: string): string {
  return userArn.slice(Math.max(userArn.lastIndexOf('/'), userArn.lastIndexOf(':')) + 1)
}

/** The unique id that IAM would have given this principal: always the same for the same ARN. A root user's is the account. */
export function userIdOf(userArn: string): string {
  const [, , service, , account = '', resource = ''] = userArn.split(':')
  if (resource === 'root') return account
  if (service !== 'sts') return `AIDA${fingerprint(userArn, 17).toUpperCase()}`
  const [, role = '', session = ''] = resource.split('/')
  return `AROA${fingerprint(`${account}:role/${role}`, 17).toUpperCase()}:${session}`
}
