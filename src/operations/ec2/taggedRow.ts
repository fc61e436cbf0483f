import { AwsError } from '../../resources/refusal.ts'
import type { Row } from '../../resources/world.ts'
import type { Context } from '../operation.ts'
import { type Ec2Kind, NOUNS, owned } from './nouns.ts'

export const EC2_KINDS = Object.keys(NOUNS) as Ec2Kind[]

/** The caller's resource with this id, of whatever kind its prefix says. */
export function taggedRow(context: Context, id: string): Row<Ec2Kind> {
  const kind = EC2_KINDS.find(known => id.startsWith(`${NOUNS[known].prefix}-`))
  if (kind === undefined) throw new AwsError('InvalidID', `The ID '${id}' is not valid`)
  return owned(context, kind, id)
}
