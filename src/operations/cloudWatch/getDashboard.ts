import type { CloudWatchOperation } from './cloudWatchOperation.ts'
import { knownDashboard } from './dashboards.ts'

export const getDashboard: CloudWatchOperation<'GetDashboard'> = ({ world, caller }, { DashboardName }) => {
  const { id, body } = knownDashboard(world, caller, DashboardName)
  return { DashboardArn: id, DashboardName: body.name, DashboardBody: body.body }
}
