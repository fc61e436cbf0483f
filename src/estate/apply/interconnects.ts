import { sameLocation } from '../../resources/location.ts'
import { directConnectArn } from './directConnectArn.ts'
import { type AwsInterconnect, INTERCONNECTS } from './listings.ts'
import { ask, isAsMade, note, type Run } from './run.ts'
import { scopeOf, scopesOf } from './scopes.ts'
import type { Applying, CallScope } from './step.ts'
import { findTagged, ROUTER_TAG, tagList, tagOf } from './tagged.ts'

/** A partner's ports, on which it hosts connections for others. */
export function* applyInterconnects(run: Run): Applying<void> {
  const found = yield* findTagged(INTERCONNECTS, scopesOf(run.estate, 'interconnects'), 'interconnects')
  for (const name of Object.keys(run.estate.interconnects)) {
    const scope = scopeOf(run.estate, 'interconnects', name)
    const there = found(scope, name)
    if (there) yield* changed(run, scope, name, there)
    const interconnect = there ?? (yield* created(run, scope, name))
    if (interconnect) run.ids.set(`interconnects.${name}`, interconnect.interconnectId)
  }
}

/** The interconnect as AWS shows it now. */
export function* lookAtInterconnect(
  run: Run,
  scope: CallScope,
  interconnectId: string,
  about: string,
): Applying<AwsInterconnect | undefined> {
  const call = { service: 'directconnect', operation: 'DescribeInterconnects', input: { interconnectId }, about } as const
  return (yield* ask<{ interconnects: AwsInterconnect[] }>(run, scope, call))?.interconnects[0]
}

function* created(run: Run, scope: CallScope, name: string): Applying<AwsInterconnect | undefined> {
  const about = `interconnects.${name}`
  const { location, bandwidth, provider, router } = run.estate.interconnects[name]!
  const tags = tagList(name, { [ROUTER_TAG]: router })
  const input = { location, bandwidth, interconnectName: name, providerName: provider, tags }
  const call = { service: 'directconnect', operation: 'CreateInterconnect', input, about } as const
  const output = yield* ask<AwsInterconnect>(run, scope, call)
  if (output) note(run, about, 'created')
  return output
}

function* changed(run: Run, scope: CallScope, name: string, there: AwsInterconnect): Applying<void> {
  const about = `interconnects.${name}`
  const { location, bandwidth, router } = run.estate.interconnects[name]!
  note(run, about, 'unchanged')
  const here = sameLocation(location, there.location) ? there.location : location
  isAsMade(run, about, { location: [here, there.location], bandwidth: [bandwidth, there.bandwidth] })
  if (tagOf(there.tags, ROUTER_TAG) === router) return
  // The rules see to it that a partner's account is known.
  const resourceArn = directConnectArn(scope.region, scope.account ?? '', `dxcon/${there.interconnectId}`)
  const input = { resourceArn, tags: [{ key: ROUTER_TAG, value: router }] }
  if (yield* ask(run, scope, { service: 'directconnect', operation: 'TagResource', input, about })) note(run, about, 'changed')
}
