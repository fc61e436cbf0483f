import { ask, idNeeded, note, type Run } from './run.ts'
import { scopeOf } from './scopes.ts'
import type { Applying, CallScope } from './step.ts'
import { tagList } from './tagged.ts'

interface AwsResiliencyGroup {
  readonly resiliencyGroupId: string
  readonly resiliencyGroupName: string
}

/** Resiliency groups, found again by their names, and the ports in them. */
export function* applyResiliencyGroups(run: Run): Applying<void> {
  for (const [name, members] of Object.entries(run.estate.resiliencyGroups)) {
    const about = `resiliencyGroups.${name}`
    const [first = ''] = members
    const scope = scopeOf(run.estate, first in run.estate.lags ? 'lags' : 'connections', first)
    const ports = members.flatMap(
      member => idNeeded(run, about, `${member in run.estate.lags ? 'lags' : 'connections'}.${member}`) ?? [],
    )
    if (ports.length < members.length) continue
    const group = yield* groupNamed(run, scope, name, about)
    if (!group) continue
    run.ids.set(about, group.resiliencyGroupId)
    yield* joined(run, scope, about, group, ports)
  }
}

function* groupNamed(run: Run, scope: CallScope, name: string, about: string): Applying<AwsResiliencyGroup | undefined> {
  const call = { service: 'directconnect', about } as const
  const found = yield* ask<{ items: AwsResiliencyGroup[] }>(run, scope, { ...call, operation: 'ListResiliencyGroups', input: {} })
  const there = found?.items.find(each => each.resiliencyGroupName === name)
  note(run, about, 'unchanged')
  if (there || !found) return there
  const input = { resiliencyGroupName: name, intendedResiliencyModel: 'high-resiliency', tags: tagList(name, {}) }
  const made = yield* ask<{ resiliencyGroup: AwsResiliencyGroup }>(run, scope, {
    ...call,
    operation: 'CreateResiliencyGroup',
    input,
  })
  if (made) run.outcomes.set(about, 'created')
  return made?.resiliencyGroup
}

function* joined(
  run: Run,
  scope: CallScope,
  about: string,
  { resiliencyGroupId }: AwsResiliencyGroup,
  ports: readonly string[],
): Applying<void> {
  const call = { service: 'directconnect', about } as const
  const listed = yield* ask<{ items: { connectionArn?: string }[] }>(run, scope, {
    ...call,
    operation: 'ListResiliencyGroupAssociations',
    input: { resiliencyGroupId },
  })
  const missing = ports.filter(id => !listed?.items.some(({ connectionArn }) => connectionArn?.endsWith(`/${id}`)))
  if (missing.length === 0) return
  const input = { resiliencyGroupId, connectionIdentifiers: missing }
  if (yield* ask(run, scope, { ...call, operation: 'AssociateConnectionsToResiliencyGroup', input })) note(run, about, 'changed')
}
