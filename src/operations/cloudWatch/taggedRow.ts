import { AwsError } from '../../resources/refusal.ts'
import type { Row } from '../../resources/world.ts'
import type { Context } from '../operation.ts'
import { alarmReferred } from './alarms.ts'

/** The caller's alarm or dashboard with that ARN; nothing else of CloudWatch that is built has tags. */
export function taggedRow({ world, caller }: Context, arn: string | undefined): Row<'alarm'> | Row<'dashboard'> {
  const alarm = arn?.startsWith('arn:') ? alarmReferred(world, caller, arn) : undefined
  if (alarm) return alarm
  const dashboard = world.get('dashboard', arn ?? '')
  if (dashboard?.account === caller.account) return dashboard
  throw new AwsError('ResourceNotFoundException', `There is no resource ${arn} of yours in ${caller.region}.`, 404)
}
