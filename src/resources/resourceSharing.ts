import type { ResourceShare, ShareAssociation } from './resourceShare.ts'
import type { Row, World } from './world.ts'

/** Whether an account sees another's resource through a share that it has accepted. The owner is not asked for. */
export function sharedWith(world: World, arn: string, account: string): boolean {
  for (const { body } of world.referring('resourceShare', arn)) if (isShared(body, arn) && reaches(body, account)) return true
  return false
}

/** The ARNs of all resources that others share with the account and that it has accepted, in order of their shares. */
export function resourcesSharedWith(world: World, account: string): readonly string[] {
  const arns = sharesWith(world, account).flatMap(({ body }) => body.resources.filter(isLive).map(({ id }) => id))
  return [...new Set(arns)]
}

/** The shares that reach the account. */
export function sharesWith(world: World, account: string): Row<'resourceShare'>[] {
  return [...world.referring('resourceShare', account)].filter(({ body }) => reaches(body, account))
}

/** Whether an association holds. */
export function isLive({ status }: ShareAssociation): boolean {
  return status === 'ASSOCIATED'
}

function isShared({ status, resources }: ResourceShare, arn: string): boolean {
  return status === 'ACTIVE' && resources.some(resource => resource.id === arn && isLive(resource))
}

function reaches({ status, principals }: ResourceShare, account: string): boolean {
  return status === 'ACTIVE' && principals.some(principal => principal.id === account && isLive(principal))
}
