import { AwsError } from '../../resources/refusal.ts'
import type { CloudWatchOperation } from './cloudWatchOperation.ts'
import { dashboardArn, dashboardScope } from './dashboards.ts'
import { withNewTags } from './tagInput.ts'

/** Keeps a dashboard as it comes, or changes the one of that name. Nothing draws it. */
export const putDashboard: CloudWatchOperation<'PutDashboard'> = ({ world, caller, nowMs, quotas }, input) => {
  const { DashboardName: name = '', DashboardBody: body = '' } = input
  if (!/^[\w-]{1,255}$/.test(name)) {
    throw invalid(
      `The value ${name} for field DashboardName contains invalid characters. It can only contain alphanumerics, dash (-) and underscore (_).`,
    )
  }
  refuseBadBody(body)
  const id = dashboardArn(caller, name)
  const there = world.get('dashboard', id)?.body
  const tags = there?.tags ?? withNewTags({}, input.Tags, quotas.tagsPerResource)
  world.put('dashboard', id, dashboardScope(caller), { name, body, modifiedAt: nowMs, tags })
  return { DashboardValidationMessages: [] }
}

/** API Reference, "Dashboard Body Structure and Syntax", as far as its outside. */
function refuseBadBody(body: string): void {
  if (body.length > 1_048_576)
    throw invalid(`The field DashboardBody has ${body.length} characters; at most 1048576 are allowed.`)
  let parsed: unknown
  try {
    parsed = JSON.parse(body)
  } catch {
    throw invalid('The field DashboardBody must be a valid JSON object')
  }
  const widgets = (parsed as { widgets?: unknown } | null)?.widgets
  if (!Array.isArray(widgets))
    throw invalid('The dashboard body is invalid, there are 1 validation errors: should have required property widgets')
}

function invalid(message: string): AwsError {
  return new AwsError('DashboardInvalidInputError', message)
}
