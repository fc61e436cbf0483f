import { putShare } from '../../resources/resourceShareTimers.ts'
import { left } from './left.ts'
import type { RamOperation } from './ramOperation.ts'
import { ownShare } from './shares.ts'

/** Ends a share for everybody in it. */
export const deleteResourceShare: RamOperation<'DeleteResourceShare'> = (context, input) => {
  const { world, nowMs } = context
  const { id, body, ...scope } = ownShare(context, input.resourceShareArn)
  const [resources, principals] = [body.resources, body.principals].map(list => list.map(each => each.id))
  putShare(world, id, scope, {
    ...left(body, { resources: resources ?? [], principals: principals ?? [] }, nowMs),
    status: 'DELETED',
  })
  return { returnValue: true, ...(input.clientToken === undefined ? {} : { clientToken: input.clientToken }) }
}
