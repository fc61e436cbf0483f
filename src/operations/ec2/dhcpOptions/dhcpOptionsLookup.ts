import { defaultDhcpOptions, defaultDhcpOptionsId } from '../../../resources/dhcpOptionsRules.ts'
import { AwsError } from '../../../resources/refusal.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import { required } from '../nouns.ts'

type Options = Pick<Row<'dhcpOptions'>, 'id' | 'account' | 'body'>

/** The sets of the caller in its Region: the one that AWS made comes first, whether it is stored or not. */
export function dhcpOptionsOf({ world, caller }: Context): Options[] {
  const id = defaultDhcpOptionsId(caller)
  const made = [...world.within('dhcpOptions', caller)]
  const first = made.find(row => row.id === id) ?? { id, account: caller.account, body: defaultDhcpOptions(caller) }
  return [first, ...made.filter(row => row !== first)]
}

/** The caller's set with this id. */
export function dhcpOptionsWith(context: Context, id: string | undefined): Options {
  const text = required(id, 'dhcpOptionsId')
  if (!/^dopt-([0-9a-f]{8}|[0-9a-f]{17})$/.test(text)) {
    throw new AwsError('InvalidDhcpOptionsId.Malformed', `Invalid id: "${text}" (expecting "dopt-...")`)
  }
  const found = dhcpOptionsOf(context).find(options => options.id === text)
  if (found) return found
  throw new AwsError('InvalidDhcpOptionID.NotFound', `The dhcpOption ID '${text}' does not exist`)
}
