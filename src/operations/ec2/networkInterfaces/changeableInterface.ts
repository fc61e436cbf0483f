import { AwsError } from '../../../resources/refusal.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import { owned } from '../nouns.ts'

/** The caller's interface that is about to change: what AWS manages for something else, nobody changes by hand. */
export function changeableInterface(context: Context, id: string | undefined): Row<'networkInterface'> {
  const card = owned(context, 'networkInterface', id)
  if (!card.body.requesterManaged) return card
  throw new AwsError(
    'OperationNotPermitted',
    `The network interface '${card.id}' is managed by AWS for its ${card.body.interfaceType}; change or delete that instead.`,
  )
}
