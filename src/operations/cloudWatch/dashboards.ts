import { arnText, partitionOf } from '../../resources/arn.ts'
import { AwsError } from '../../resources/refusal.ts'
import type { Row, Scope, World } from '../../resources/world.ts'

/** Dashboards are of no Region: what is made in one is there in all. */
export function dashboardScope({ account }: Scope): Scope {
  return { account, region: 'global' }
}

/** The id of a dashboard's row. */
export function dashboardArn({ account, region }: Scope, name: string): string {
  return arnText({ partition: partitionOf(region), service: 'cloudwatch', region: '', account, resource: `dashboard/${name}` })
}

/** The caller's dashboard of that name; refuses where there is none. */
export function knownDashboard(world: World, caller: Scope, name: string | undefined): Row<'dashboard'> {
  const row = world.get('dashboard', dashboardArn(caller, name ?? ''))
  if (row) return row
  throw new AwsError('DashboardNotFoundError', `Dashboard ${name} does not exist`, 404)
}
