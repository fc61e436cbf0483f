import { userIdOf, userNameOf } from '../../resources/principal.ts'
import { AwsError } from '../../resources/refusal.ts'
import type { SessionOrigin } from '../../resources/session.ts'
import type { Context } from '../operation.ts'
import { constraint } from './constraint.ts'
import { issued, sessionsOf } from './credentialsShape.ts'
import { durationSeconds } from './duration.ts'
import type { StsOperations } from './stsOperation.ts'

/** STS API Reference: 15 minutes to 12 hours; an hour where the caller's own credentials are a role's ("role chaining"). */
const DURATION = { least: 900, most: 43_200, usual: 3600 }
const MOST_IN_A_CHAIN = 3600

type Input = Parameters<StsOperations['AssumeRole']>[1]

/**
 * Temporary credentials of a role. There is no directory of roles: every name is one, in the caller's own account and in
 * those that trust it.
 */
export const assumeRole: StsOperations['AssumeRole'] = (context, input) => {
  const { caller } = context
  const { account, name, partition } = roleOf(input.RoleArn ?? '')
  const sessionName = sessionNameOf(input.RoleSessionName ?? '')
  refuseOthers(input)
  const seconds = durationSeconds(input.DurationSeconds, DURATION)
  if (isRoot(caller.userArn)) throw new AwsError('AccessDenied', 'Roles may not be assumed by root accounts.', 403)
  const trusted = sessionsOf(context).trust(caller.account, account)
  if (!trusted) throw notAuthorized(caller.userArn, input.RoleArn ?? '')
  if (isAssumedRole(caller.userArn) && seconds > MOST_IN_A_CHAIN) {
    throw new AwsError(
      'ValidationError',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
    )
  }
  const userArn = `arn:${partition}:sts::${account}:assumed-role/${name}/${sessionName}`
  const role = account === caller.account ? caller.role : trusted.role
  const session = { account, userArn, role, origin: originOf(caller, account) }
  return {
    Credentials: issued(context, session, seconds),
    AssumedRoleUser: { AssumedRoleId: userIdOf(userArn), Arn: userArn },
    ...(input.SourceIdentity === undefined ? {} : { SourceIdentity: input.SourceIdentity }),
  }
}

/** The caller's origin, with its trust by the role's account where that is another. */
function originOf(caller: Context['caller'], to: string): SessionOrigin {
  const { account: from, accessKey } = caller
  const origin = caller.session ?? { issuer: accessKey, account: from, trusts: [] }
  const isKnown = from === to || origin.trusts.some(trust => trust.from === from && trust.to === to)
  return isKnown ? origin : { ...origin, trusts: [...origin.trusts, { from, to }] }
}

const ROLE = /^arn:(aws[a-z-]*):iam::(\d{12}):role((?:\/[\x21-\x7e]+)?\/[\w+=,.@-]{1,64})$/

function roleOf(arn: string): { readonly account: string; readonly name: string; readonly partition: string } {
  if (arn.length < 20) throw constraint(arn, 'roleArn', 'Member must have length greater than or equal to 20')
  const [, partition, account, path] = ROLE.exec(arn) ?? []
  if (!partition || !account || !path || arn.length > 2048) throw new AwsError('ValidationError', `${shown(arn)} is invalid`)
  return { partition, account, name: userNameOf(path) }
}

function sessionNameOf(name: string): string {
  if (name.length < 2) throw constraint(name, 'roleSessionName', 'Member must have length greater than or equal to 2')
  if (name.length > 64) throw constraint(shown(name), 'roleSessionName', 'Member must have length less than or equal to 64')
  if (/^[\w+=,.@-]+$/.test(name)) return name
  throw constraint(name, 'roleSessionName', 'Member must satisfy regular expression pattern: [\\w+=,.@-]*')
}

/** What narrows or guards a session on AWS, as far as it cannot be ignored here without giving more than was asked for. */
function refuseOthers({ ExternalId, Policy, PolicyArns, SerialNumber, TokenCode }: Input): void {
  if (ExternalId !== undefined && !/^[\w+=,.@:/-]{2,1224}$/.test(ExternalId)) {
    throw constraint(shown(ExternalId), 'externalId', 'Member must satisfy regular expression pattern: [\\w+=,.@:\\/-]*')
  }
  if (Policy !== undefined || (PolicyArns ?? []).length > 0) {
    throw new AwsError(
      'ValidationError',
      'Landbridge has no policies, so Policy and PolicyArns cannot narrow what the session may do; leave them out.',
    )
  }
  if (SerialNumber !== undefined || TokenCode !== undefined) {
    throw new AwsError(
      'AccessDenied',
      'MultiFactorAuthentication failed, there are no MFA devices here; leave SerialNumber and TokenCode out.',
      403,
    )
  }
}

function notAuthorized(userArn: string, roleArn: string): AwsError {
  return new AwsError(
    'AccessDenied',
    `User: ${userArn} is not authorized to perform: sts:AssumeRole on resource: ${shown(roleArn)}`,
    403,
  )
}

function isRoot(userArn: string): boolean {
  return userArn.endsWith(':root')
}

function isAssumedRole(userArn: string): boolean {
  return userArn.split(':')[2] === 'sts'
}

function shown(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}
