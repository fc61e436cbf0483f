import { directConnectError } from './directConnectError.ts'
import { type MacSecKey, type MacSecSettings, MOST_MAC_SEC_KEYS, withKeys } from './macSecKey.ts'
import { isHosted, isLivePort, type Port } from './port.ts'
import { connectionDueAt, lagDueAt } from './portSteps.ts'
import type { Draft, Scope, World } from './world.ts'

/** The MACsec settings in force on a port: those of its LAG, if it is a member of one. */
export function macSecOf(world: Pick<World, 'get'>, port: Port): MacSecSettings {
  const lagId = port.kind === 'connection' ? port.body.lagId : undefined
  return (lagId === undefined ? undefined : world.get('lag', lagId)?.body) ?? port.body
}

/** Refuses a port that has no keys of its own: one ordered without MACsec, a slice of a partner's port, a member of a LAG. */
export function refuseWithoutKeys(port: Port): void {
  const { id, body } = port
  if (!isLivePort(port)) throw directConnectError(`Could not find Connection with ID ${id}`)
  if (isHosted(port)) throw directConnectError(`Connection ${id} is a hosted connection, which has no MACsec keys.`)
  if (!body.macSecCapable) {
    throw directConnectError(`${id} was not requested with MACsec and takes no keys; order a port with requestMACSec.`)
  }
  if (port.kind === 'connection' && port.body.lagId !== undefined) {
    throw directConnectError(`Connection ${id} is part of Lag ${port.body.lagId}, whose keys it uses; name the LAG.`)
  }
}

/** The port's keys and a new one, or a refusal: three at most, and a CKN once. */
export function keysWith({ id, body }: Port, key: MacSecKey): readonly MacSecKey[] {
  const keys = body.macSecKeys ?? []
  if (keys.some(({ ckn }) => ckn === key.ckn)) throw directConnectError(`The CKN ${key.ckn} is already associated with ${id}.`)
  const most = MOST_MAC_SEC_KEYS
  if (keys.length >= most) {
    throw directConnectError(`${id} has ${keys.length} MACsec keys, which is the most; disassociate one first.`)
  }
  return [...keys, key]
}

/** Gives a port these keys. A port that AWS has not provisioned yet takes them up when it is. */
export function putKeys(draft: Draft, { kind, id }: Pick<Port, 'kind' | 'id'>, keys: readonly MacSecKey[]): void {
  const port = draft.get(kind, id) as Port | undefined
  if (port?.kind === 'connection') {
    const next = { ...port.body, ...withKeys(port.body, keys) }
    draft.put('connection', id, port, next, { dueAt: next.state === 'requested' ? port.dueAt : connectionDueAt(next) })
  } else if (port?.kind === 'lag') {
    const next = { ...port.body, ...withKeys(port.body, keys) }
    draft.put('lag', id, port, next, { dueAt: next.state === 'requested' ? port.dueAt : lagDueAt(next) })
  }
}

/** Changes the keys of a secret on every port of the account and Region. */
export function changeKeysOf(
  draft: Draft,
  scope: Scope,
  secretArn: string,
  change: (key: MacSecKey, port: Port) => MacSecKey,
): void {
  const ports: Port[] = [...draft.within('connection', scope), ...draft.within('lag', scope)]
  for (const port of ports.filter(isLivePort)) {
    const keys = port.body.macSecKeys ?? []
    if (!keys.some(key => key.secretArn === secretArn)) continue
    putKeys(
      draft,
      port,
      keys.map(key => (key.secretArn === secretArn ? change(key, port) : key)),
    )
  }
}
