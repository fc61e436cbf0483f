import { lookAtConnection } from './connections.ts'
import { lookAtInterconnect } from './interconnects.ts'
import { ask, demand, fault, note, notYet, type Run, settle } from './run.ts'
import { accountScopesOf, scopeOf } from './scopes.ts'
import type { Applying } from './step.ts'

interface CrossConnect {
  readonly connectionId: string
  readonly router: string
  readonly carrier?: { readonly name: string; readonly forwardsLossOfLight: boolean } | undefined
  readonly room?: string | undefined
  readonly lineCard?: string | undefined
}

/**
 * Facts about patches that smart hands cannot know: a carrier's circuit on the way, the room and the line card, or a router
 * that has changed. A direct patch to the router of the tag is theirs to make.
 */
export function* applyCrossConnects(run: Run): Applying<void> {
  const there = new Map<string, CrossConnect>()
  for (const scope of accountScopesOf(run.estate, 'connections', 'interconnects')) {
    const call = { service: 'landbridge', operation: 'ListCrossConnects', input: {}, about: 'connections' } as const
    const output = yield* demand<{ crossConnects: CrossConnect[] }>(scope, call)
    for (const patch of output.crossConnects) there.set(patch.connectionId, patch)
  }
  for (const section of ['interconnects', 'connections'] as const) {
    for (const [name, { router, carrier, room, lineCard }] of Object.entries(run.estate[section])) {
      const connectionId = run.ids.get(`${section}.${name}`)
      if (connectionId === undefined) continue
      const patch = there.get(connectionId)
      const wanted = { connectionId, router, carrier, room, lineCard }
      if (isSame(patch ?? { connectionId, router }, wanted)) continue
      yield* patched(run, { section, name }, wanted)
    }
  }
}

interface NamedPort {
  readonly section: 'connections' | 'interconnects'
  readonly name: string
}

/** Nobody can patch before AWS has issued the LOA-CFA. */
function* patched(run: Run, { section, name }: NamedPort, wanted: CrossConnect): Applying<void> {
  const about = `${section}.${name}`
  const scope = scopeOf(run.estate, section, name)
  const look = function* (): Applying<{ readonly state: string } | undefined> {
    const state =
      section === 'connections'
        ? (yield* lookAtConnection(run, scope, wanted.connectionId, about))?.connectionState
        : (yield* lookAtInterconnect(run, scope, wanted.connectionId, about))?.interconnectState
    return state === undefined ? undefined : { state }
  }
  const isIssued = ({ state }: { readonly state: string }) => state !== 'requested' && state !== 'ordering'
  const seen = yield* settle(run, { what: 'LOA-CFA', about }, yield* look(), isIssued, look)
  if (!seen || !isIssued(seen)) {
    const told = seen ? notYet : fault
    told(
      run,
      about,
      `${name} is ${seen?.state ?? 'gone'} and cannot be patched yet; apply the estate again when AWS has issued its LOA-CFA.`,
    )
    return
  }
  const call = { service: 'landbridge', operation: 'PutCrossConnect', input: { ...wanted }, about } as const
  if (yield* ask(run, scope, call)) note(run, about, 'changed')
}

function isSame(patch: CrossConnect, wanted: CrossConnect): boolean {
  return (
    patch.router === wanted.router &&
    patch.carrier?.name === wanted.carrier?.name &&
    patch.carrier?.forwardsLossOfLight === wanted.carrier?.forwardsLossOfLight &&
    patch.room === wanted.room &&
    patch.lineCard === wanted.lineCard
  )
}
