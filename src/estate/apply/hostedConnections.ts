import { parentOf } from '../port.ts'
import type { AwsConnection } from './listings.ts'
import { ask, demand, idNeeded, note, type Run } from './run.ts'
import { scopeOf } from './scopes.ts'
import type { Applying, CallScope } from './step.ts'
import { ROUTER_TAG, tagList } from './tagged.ts'

/** The partner gives the slice of its port to the other account, which has to confirm it. */
export function* allocated(run: Run, scope: CallScope, name: string): Applying<AwsConnection | undefined> {
  const about = `connections.${name}`
  const { bandwidth, vlan, router, ...wanted } = run.estate.connections[name]!
  const { section, name: parent } = parentOf(wanted)!
  const parentId = idNeeded(run, about, `${section}.${parent}`)
  if (parentId === undefined) return undefined
  const input = {
    connectionId: parentId,
    ownerAccount: scope.account,
    bandwidth,
    connectionName: name,
    vlan,
    tags: tagList(name, { [ROUTER_TAG]: router }),
  }
  const call = { service: 'directconnect', operation: 'AllocateHostedConnection', input, about } as const
  const output = yield* ask<AwsConnection>(run, scopeOf(run.estate, section, parent), call)
  if (output) note(run, about, 'created')
  return output
}

/** Its owner takes it; one that waits since an earlier application too. */
export function* confirmed(run: Run, scope: CallScope, name: string, there: AwsConnection): Applying<void> {
  if (there.connectionState !== 'ordering') return
  const about = `connections.${name}`
  const input = { connectionId: there.connectionId }
  if (yield* ask(run, scope, { service: 'directconnect', operation: 'ConfirmConnection', input, about }))
    note(run, about, 'changed')
}

/** On another port of its partner than it shall be, it is moved there by the partner. */
export function* onItsParent(run: Run, name: string, { connectionId }: AwsConnection): Applying<void> {
  const about = `connections.${name}`
  const parent = parentOf(run.estate.connections[name]!)
  const parentId = parent && idNeeded(run, about, `${parent.section}.${parent.name}`)
  if (!parent || parentId === undefined) return
  const scope = scopeOf(run.estate, parent.section, parent.name)
  const call = {
    service: 'directconnect',
    operation: 'DescribeHostedConnections',
    input: { connectionId: parentId },
    about,
  } as const
  const { connections } = yield* demand<{ connections: readonly AwsConnection[] }>(scope, call)
  if (connections.some(hosted => hosted.connectionId === connectionId)) return
  const input = { connectionId, parentConnectionId: parentId }
  if (yield* ask(run, scope, { service: 'directconnect', operation: 'AssociateHostedConnection', input, about }))
    note(run, about, 'changed')
}
