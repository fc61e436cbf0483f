import type { Row } from '../../resources/world.ts'
import type { Context } from '../operation.ts'
import { invalidParameter, permissionNotFound } from './refusals.ts'
import { ownShare } from './shares.ts'

interface Named {
  readonly resourceShareArn?: string | undefined
  /** Of a customer managed permission, of which there are none here; shares are taken by it too. */
  readonly resourceArn?: string | undefined
}

/** The caller's share whose tags are meant. */
export function taggedShare(context: Context, { resourceShareArn, resourceArn }: Named): Row<'resourceShare'> {
  if ((resourceShareArn === undefined) === (resourceArn === undefined)) {
    throw invalidParameter('The request takes either resourceShareArn or resourceArn.')
  }
  if (resourceArn !== undefined && /:permission\//.test(resourceArn)) throw permissionNotFound(resourceArn)
  return ownShare(context, resourceShareArn ?? resourceArn)
}
