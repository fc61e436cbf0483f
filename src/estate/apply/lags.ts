import { sameLocation } from '../../resources/location.ts'
import { directConnectArn } from './directConnectArn.ts'
import { type AwsConnection, type AwsLag, LAGS } from './listings.ts'
import { ask, isAsMade, note, type Run } from './run.ts'
import { scopeOf, scopesOf } from './scopes.ts'
import type { Applying, Call, CallScope } from './step.ts'
import { findTagged, ROUTER_TAG, tagList, tagOf } from './tagged.ts'

/** LAGs with their members, which smart hands patch to the router of the LAG's tag. */
export function* applyLags(run: Run): Applying<void> {
  const found = yield* findTagged(LAGS, scopesOf(run.estate, 'lags'), 'lags')
  for (const name of Object.keys(run.estate.lags)) {
    const scope = scopeOf(run.estate, 'lags', name)
    const there = found(scope, name)
    const lag = there ?? (yield* created(run, scope, name))
    if (!lag) continue
    run.ids.set(`lags.${name}`, lag.lagId)
    for (const [index, { connectionId }] of lag.connections.entries()) run.called.set(connectionId, `${name}-${index + 1}`)
    if (there) yield* changed(run, scope, name, there)
    else yield* named(run, scope, name, lag.connections)
    yield* resized(run, scope, name, lag)
  }
}

/** The LAG as AWS shows it now. */
export function* lookAtLag(run: Run, scope: CallScope, lagId: string, about: string): Applying<AwsLag | undefined> {
  const call = { service: 'directconnect', operation: 'DescribeLags', input: { lagId }, about } as const
  return (yield* ask<{ lags: AwsLag[] }>(run, scope, call))?.lags[0]
}

function* created(run: Run, scope: CallScope, name: string): Applying<AwsLag | undefined> {
  const { location, bandwidth, links, provider, router, macsec } = run.estate.lags[name]!
  const output = yield* ask<AwsLag>(
    run,
    scope,
    call(name, 'CreateLag', {
      lagName: name,
      location,
      connectionsBandwidth: bandwidth,
      numberOfConnections: links,
      providerName: provider,
      requestMACSec: macsec ? true : undefined,
      tags: tagList(name, { [ROUTER_TAG]: router }),
    }),
  )
  if (output) note(run, `lags.${name}`, 'created')
  return output
}

/** AWS names the members of a LAG by its id; in drills and reports people look for the file's name. */
function* named(run: Run, scope: CallScope, name: string, members: readonly AwsConnection[]): Applying<void> {
  for (const [index, { connectionId }] of members.entries()) {
    yield* ask(run, scope, call(name, 'UpdateConnection', { connectionId, connectionName: `${name}-${index + 1}` }))
  }
}

function* changed(run: Run, scope: CallScope, name: string, there: AwsLag): Applying<void> {
  const about = `lags.${name}`
  const { location, bandwidth, router } = run.estate.lags[name]!
  note(run, about, 'unchanged')
  const here = sameLocation(location, there.location) ? there.location : location
  isAsMade(run, about, { location: [here, there.location], bandwidth: [bandwidth, there.connectionsBandwidth] })
  if (tagOf(there.tags, ROUTER_TAG) === router) return
  const resourceArn = directConnectArn(scope.region, there.ownerAccount, `dxlag/${there.lagId}`)
  const tags = [{ key: ROUTER_TAG, value: router }]
  if (yield* ask(run, scope, call(name, 'TagResource', { resourceArn, tags }))) note(run, about, 'changed')
  for (const { connectionId } of there.connections) {
    yield* ask(run, scope, { service: 'landbridge', operation: 'PutCrossConnect', input: { connectionId, router }, about })
  }
}

/** Members come before the minimum that needs them, and go after it. */
function* resized(run: Run, scope: CallScope, name: string, { lagId, minimumLinks, connections }: AwsLag): Applying<void> {
  const about = `lags.${name}`
  const { location, bandwidth, links, minimumLinks: least = 0 } = run.estate.lags[name]!
  for (let number = connections.length + 1; number <= links; number++) {
    const order = { location, bandwidth, connectionName: `${name}-${number}`, lagId }
    if (yield* ask(run, scope, call(name, 'CreateConnection', order))) note(run, about, 'changed')
  }
  if (least !== minimumLinks) {
    if (yield* ask(run, scope, call(name, 'UpdateLag', { lagId, minimumLinks: least }))) note(run, about, 'changed')
  }
  for (const { connectionId } of connections.slice(links)) {
    if (yield* ask(run, scope, call(name, 'DeleteConnection', { connectionId }))) note(run, about, 'changed')
  }
}

function call(name: string, operation: string, input: Call['input']): Pick<Call, 'service' | 'operation' | 'input' | 'about'> {
  return { service: 'directconnect', operation, input, about: `lags.${name}` }
}
