import { partitionOf } from '../../resources/arn.ts'
import { freshId } from '../../resources/freshId.ts'
import { uuid } from '../../resources/ids.ts'
import { AwsError } from '../../resources/refusal.ts'
import type { ResourceShare } from '../../resources/resourceShare.ts'
import { putShare } from '../../resources/resourceShareTimers.ts'
import type { Row } from '../../resources/world.ts'
import type { Context } from '../operation.ts'
import { associated } from './associated.ts'
import { permissionOf } from './permissions.ts'
import type { RamOperation } from './ramOperation.ts'
import { invalidParameter } from './refusals.ts'
import { shareName } from './shareName.ts'
import { shareShape } from './shareShape.ts'
import { ownShares } from './shares.ts'
import { withTags } from './tags.ts'

type Input = Parameters<RamOperation<'CreateResourceShare'>>[1]

/** Makes a share of the caller's resources and asks the accounts that are named. The same token gives the same share. */
export const createResourceShare: RamOperation<'CreateResourceShare'> = (context, input) => {
  const { world, caller, nowMs, random } = context
  const { clientToken, ...rest } = input
  const text = JSON.stringify(rest)
  const row = cameBefore(context, clientToken, text) ?? made()
  return { resourceShare: shareShape(row), ...(clientToken === undefined ? {} : { clientToken }) }

  function made(): Row<'resourceShare'> {
    const share = associated(context, emptyShare(context, input), input)
    const request = clientToken === undefined ? {} : { request: { clientToken, text } }
    const prefix = `arn:${partitionOf(caller.region)}:ram:${caller.region}:${caller.account}:resource-share`
    const arn = freshId(world, 'resourceShare', () => `${prefix}/${uuid(random)}`)
    return putShare(world, arn, caller, { ...share, ...request, createdAt: nowMs, changedAt: nowMs })
  }
}

function emptyShare({ caller, nowMs, quotas }: Context, input: Input): ResourceShare {
  if (input.resourceShareConfiguration?.retainSharingOnAccountLeaveOrganization) {
    throw invalidParameter('There is no organization here that an account could leave; leave resourceShareConfiguration out.')
  }
  const permissionArns = input.permissionArns ?? []
  for (const arn of permissionArns) permissionOf(caller.region, arn)
  return {
    name: shareName(input.name),
    allowExternalPrincipals: input.allowExternalPrincipals ?? true,
    status: 'ACTIVE',
    resources: [],
    principals: [],
    invitations: [],
    permissionArns,
    createdAt: nowMs,
    changedAt: nowMs,
    tags: withTags({}, input.tags, quotas.tagsPerResource),
  }
}

function cameBefore(context: Context, clientToken: string | undefined, text: string): Row<'resourceShare'> | undefined {
  if (clientToken === undefined) return undefined
  const known = ownShares(context).find(({ body }) => body.request?.clientToken === clientToken)
  if (!known || known.body.request?.text === text) return known
  throw new AwsError(
    'IdempotentParameterMismatchException',
    `The clientToken ${clientToken} was used for another request; every request takes a token of its own.`,
  )
}
