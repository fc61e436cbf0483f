import { type Connection, nextConnectionState } from './connection.ts'
import { type Lag, nextLagState } from './lag.ts'
import { advancedKeys, type MacSecSettings, nextKeyStep, withKeys } from './macSecKey.ts'
import { nextUnlitStep, unlitStep } from './unlitPort.ts'

interface Step<Body> {
  readonly change: Partial<Body>
  readonly timer: { readonly dueAt: number | undefined }
}

/** What is due of a connection that is not about to go: its LOA-CFA, MACsec keys, what a port without light comes to. */
export function connectionStep(body: Connection, nowMs: number): Step<Connection> {
  const issued = nextConnectionState(body.state, 'loaIssued')
  const now: Connection = issued === undefined ? body : { ...body, state: issued, loaAvailableAt: nowMs }
  const unlit = now.state === 'pending' ? unlitStep(now, nowMs) : undefined
  if (unlit === 'remove') {
    return { change: { state: nextConnectionState('pending', 'deleteRequested') ?? body.state }, timer: { dueAt: nowMs } }
  }
  const next: Connection = { ...now, ...unlit, ...keyChange(now, nowMs) }
  return { change: next, timer: { dueAt: connectionDueAt(next) } }
}

/** When a connection that is not requested any more, and not about to go, must be looked at again. */
export function connectionDueAt(body: Connection): number | undefined {
  return earliest(nextKeyStep(body.macSecKeys), body.state === 'pending' ? nextUnlitStep(body) : undefined)
}

/** What is due of a LAG that is not about to go. */
export function lagStep(body: Lag, nowMs: number): Step<Lag> {
  const state = nextLagState(body.state, 'loaIssued') ?? body.state
  const next: Lag = { ...body, state, ...keyChange(body, nowMs) }
  return { change: next, timer: { dueAt: lagDueAt(next) } }
}

export function lagDueAt({ macSecKeys }: Lag): number | undefined {
  return nextKeyStep(macSecKeys)
}

function keyChange(body: MacSecSettings, nowMs: number): Partial<MacSecSettings> {
  const { macSecKeys = [] } = body
  const keys = advancedKeys(macSecKeys, nowMs)
  return keys === macSecKeys ? {} : withKeys(body, keys)
}

function earliest(...times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter(time => time !== undefined)
  return known.length === 0 ? undefined : Math.min(...known)
}
