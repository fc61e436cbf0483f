import { fingerprint } from './fingerprint.ts'

/** What an account may do: a partner also runs interconnects and orders hosted connections for others. */
export type Role = 'customer' | 'partner'

/** The user's name in an IAM ARN; `root` of an account's root ARN. */
export function userNameOf(userArn: string): string {
  return userArn.slice(Math.max(userArn.lastIndexOf('/'), userArn.lastIndexOf(':')) + 1)
}

/** The unique id that IAM would have given this user: always the same for the same ARN. A root user's is the account. */
export function userIdOf(userArn: string): string {
  if (userNameOf(userArn) === 'root') return userArn.split(':')[4] ?? ''
  return `AIDA${fingerprint(userArn, 17).toUpperCase()}`
}
