import { type AwsPrefixList, awsPrefixLists } from '../../../resources/managedPrefixLists.ts'
import { AwsError } from '../../../resources/refusal.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import { owned } from '../nouns.ts'

/** A list that the caller can refer to: its own, or one of AWS's in its Region. */
export function visiblePrefixList(context: Context, id: string | undefined): Row<'managedPrefixList'> | AwsPrefixList {
  return awsPrefixLists(context.caller.region).find(list => list.id === id) ?? owned(context, 'managedPrefixList', id)
}

/** The caller's own list, to change it. */
export function ownPrefixList(context: Context, id: string | undefined): Row<'managedPrefixList'> {
  if (!awsPrefixLists(context.caller.region).some(list => list.id === id)) return owned(context, 'managedPrefixList', id)
  throw new AwsError(
    'UnauthorizedOperation',
    `The prefix list ${id} is managed by AWS: it can be referred to and not changed.`,
    403,
  )
}
