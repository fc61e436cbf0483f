import type { Ec2Operation } from './ec2Operation.ts'
import { withTags } from './ec2Tags.ts'
import { required } from './nouns.ts'
import { retag } from './taggedRow.ts'

export const createTags: Ec2Operation<'CreateTags'> = (context, input) => {
  const tags = required(input.Tags, 'Tag')
  for (const id of required(input.Resources, 'ResourceId')) {
    retag(context, id, before => withTags(context, before, tags))
  }
  return {}
}
