import { arnText, parseArn, partitionOf } from './arn.ts'
import { directConnectError } from './directConnectError.ts'
import { findPort, isHosted, isLivePort, type Port } from './port.ts'
import type { Row, Scope, World } from './world.ts'

/** The caller's resiliency group in the Region, deleted ones included for as long as they are shown. */
export function resiliencyGroupOf(world: World, scope: Scope, id: string): Row<'resiliencyGroup'> {
  if (!/^dxrg-[0-9a-z]{17}$/i.test(id)) throw directConnectError(`Resiliency Group ID ${id} has an invalid format.`)
  const row = world.get('resiliencyGroup', id.toLowerCase())
  if (row?.account === scope.account && row.region === scope.region) return row
  throw directConnectError(`Resiliency Group ${id} does not exist.`)
}

/** One that can still be changed. */
export function liveResiliencyGroupOf(world: World, scope: Scope, id: string): Row<'resiliencyGroup'> {
  const row = resiliencyGroupOf(world, scope, id)
  if (row.body.state !== 'deleting' && row.body.state !== 'deleted') return row
  throw directConnectError(`Resiliency Group ${id} is ${row.body.state} and cannot be changed.`)
}

/** `arn:aws:directconnect::ACCOUNT:dx-resiliency-group/dxrg-…`: the ARN has no Region. */
export function resiliencyGroupArn({ id, account, region }: Row<'resiliencyGroup'>): string {
  const partition = partitionOf(region)
  return arnText({ partition, service: 'directconnect', region: '', account, resource: `dx-resiliency-group/${id}` })
}

export function portArn({ id, account, region }: Port): string {
  const type = id.split('-')[0]
  return arnText({ partition: partitionOf(region), service: 'directconnect', region, account, resource: `${type}/${id}` })
}

/** The caller's connection or LAG, of any Region, by its id or ARN, if it can be in a group: dedicated, and not a part of a LAG. */
export function groupPortOf(world: World, { account }: Scope, identifier: string): Port {
  const id = identifier.startsWith('arn:') ? /^dx(?:con|lag)\/(.+)$/.exec(parseArn(identifier)?.resource ?? '')?.[1] : identifier
  const port = id === undefined ? undefined : findPort(world, id)
  const isMeant = port !== undefined && (identifier === port.id || identifier === portArn(port))
  if (port?.account !== account || !isMeant || !isLivePort(port)) {
    throw directConnectError(`Could not find Connection with ID ${identifier}`)
  }
  if (isHosted(port) || (port.kind === 'connection' && port.body.role === 'interconnect')) {
    throw directConnectError(`Connection ${port.id} is no dedicated connection; only those can be in a resiliency group.`)
  }
  if (port.kind === 'connection' && port.body.lagId !== undefined) {
    throw directConnectError(
      `Connection ${port.id} is part of Lag ${port.body.lagId}, which counts as one connection; name the LAG.`,
    )
  }
  return port
}
