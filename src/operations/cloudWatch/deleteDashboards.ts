import type { CloudWatchOperation } from './cloudWatchOperation.ts'
import { knownDashboard } from './dashboards.ts'

/** Deletes all of the named dashboards or, where one is not there, none. */
export const deleteDashboards: CloudWatchOperation<'DeleteDashboards'> = ({ world, caller }, { DashboardNames = [] }) => {
  const rows = [...new Set(DashboardNames)].map(name => knownDashboard(world, caller, name))
  for (const { id } of rows) world.remove('dashboard', id)
  return {}
}
