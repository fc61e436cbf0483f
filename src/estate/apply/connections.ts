import { sameLocation } from '../../resources/location.ts'
import { parentOf } from '../port.ts'
import { directConnectArn } from './directConnectArn.ts'
import { allocated, confirmed, onItsParent } from './hostedConnections.ts'
import { type AwsConnection, CONNECTIONS } from './listings.ts'
import { ask, isAsMade, note, type Run } from './run.ts'
import { scopeOf, scopesOf } from './scopes.ts'
import type { Applying, CallScope } from './step.ts'
import { findTagged, ROUTER_TAG, tagList, tagOf } from './tagged.ts'

/** Ports, and what partners host on theirs. Smart hands read the tag `landbridge:router`. */
export function* applyConnections(run: Run): Applying<void> {
  const found = yield* findTagged(CONNECTIONS, scopesOf(run.estate, 'connections'), 'connections')
  for (const name of Object.keys(run.estate.connections)) {
    const scope = scopeOf(run.estate, 'connections', name)
    const there = found(scope, name)
    if (there) yield* changed(run, scope, name, there)
    const isHosted = parentOf(run.estate.connections[name]) !== undefined
    const connection = there ?? (yield* isHosted ? allocated(run, scope, name) : created(run, scope, name))
    if (!connection) continue
    run.ids.set(`connections.${name}`, connection.connectionId)
    if (isHosted) yield* confirmed(run, scope, name, connection)
  }
}

/** The connection as AWS shows it now. */
export function* lookAtConnection(
  run: Run,
  scope: CallScope,
  connectionId: string,
  about: string,
): Applying<AwsConnection | undefined> {
  const call = { service: 'directconnect', operation: 'DescribeConnections', input: { connectionId }, about } as const
  return (yield* ask<{ connections: AwsConnection[] }>(run, scope, call))?.connections[0]
}

function* created(run: Run, scope: CallScope, name: string): Applying<AwsConnection | undefined> {
  const about = `connections.${name}`
  const { location, bandwidth, provider, router, macsec } = run.estate.connections[name]!
  const tags = tagList(name, { [ROUTER_TAG]: router })
  const input = {
    location,
    bandwidth,
    connectionName: name,
    providerName: provider,
    tags,
    requestMACSec: macsec ? true : undefined,
  }
  const output = yield* ask<AwsConnection>(run, scope, { service: 'directconnect', operation: 'CreateConnection', input, about })
  if (output) note(run, about, 'created')
  return output
}

function* changed(run: Run, scope: CallScope, name: string, there: AwsConnection): Applying<void> {
  const about = `connections.${name}`
  const { location, bandwidth, vlan, router } = run.estate.connections[name]!
  note(run, about, 'unchanged')
  const here = location !== undefined && sameLocation(location, there.location) ? there.location : location
  isAsMade(run, about, {
    location: [here, there.location],
    bandwidth: [bandwidth, there.bandwidth],
    vlan: [vlan, there.vlan],
  })
  yield* onItsParent(run, name, there)
  if (tagOf(there.tags, ROUTER_TAG) === router) return
  const resourceArn = directConnectArn(scope.region, there.ownerAccount, `dxcon/${there.connectionId}`)
  const input = { resourceArn, tags: [{ key: ROUTER_TAG, value: router }] }
  if (yield* ask(run, scope, { service: 'directconnect', operation: 'TagResource', input, about })) note(run, about, 'changed')
}
