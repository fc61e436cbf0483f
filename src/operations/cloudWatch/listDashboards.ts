import type { CloudWatchOperation } from './cloudWatchOperation.ts'
import { dashboardScope } from './dashboards.ts'
import { pageOf } from './page.ts'

const PAGE = 1000

export const listDashboards: CloudWatchOperation<'ListDashboards'> = (
  { world, caller },
  { DashboardNamePrefix = '', NextToken },
) => {
  const found = [...world.within('dashboard', dashboardScope(caller))].filter(({ body }) =>
    body.name.startsWith(DashboardNamePrefix),
  )
  const { items, next } = pageOf(found, { token: NextToken, size: PAGE, keyOf: ({ id }) => id })
  const DashboardEntries = items.map(({ id, body }) => ({
    DashboardName: body.name,
    DashboardArn: id,
    LastModified: new Date(body.modifiedAt),
    Size: body.body.length,
  }))
  return { DashboardEntries, ...next }
}
