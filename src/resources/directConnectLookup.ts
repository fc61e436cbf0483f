import { directConnectError } from './directConnectError.ts'
import { findPort } from './port.ts'
import { isLiveVirtualInterface } from './virtualInterface.ts'
import type { Row, Scope, World } from './world.ts'

/*
 * What a caller may name by id. Ids that cannot be one are refused apart from ids that are nobody's, both in the words
 * that AWS's clients look for: `has an invalid format`, `Could not find Connection with ID`, `does not exist`.
 */

/** The caller's connection, deleted ones included for as long as they are shown. */
export function connectionOf(world: World, scope: Scope, id: string): Row<'connection'> {
  if (id.startsWith('dxlag-')) throw directConnectError(`Could not find Lag with ID ${id}`)
  if (!/^dxcon-[a-z0-9]{8}$/.test(id)) throw directConnectError(`ConnectionID ${id} has an invalid format.`)
  const row = world.get('connection', id)
  if (row?.account !== scope.account || row.region !== scope.region) throw connectionNotFound(id)
  return row
}

export function connectionNotFound(id: string): Error {
  return directConnectError(`Could not find Connection with ID ${id}`)
}

/** A virtual interface that the caller may see and that is neither deleted, rejected nor about to be. */
export function virtualInterfaceOf(world: World, scope: Scope, id: string): Row<'virtualInterface'> {
  const row = findVirtualInterface(world, scope, id)
  if (row === undefined || !isLiveVirtualInterface(row.body)) throw virtualInterfaceNotFound(id)
  return row
}

export function virtualInterfaceNotFound(id: string): Error {
  return directConnectError(`Virtual Interface ${id} does not exist.`)
}

/**
 * A virtual interface that the caller may see, as its owner or as the owner of its connection, in any state; undefined if
 * there is none. An id of another form is refused.
 */
export function findVirtualInterface(world: World, scope: Scope, id: string): Row<'virtualInterface'> | undefined {
  if (!/^dxvif-[a-z0-9]{8}$/.test(id)) throw directConnectError(`VirtualInterfaceID ${id} has an invalid format.`)
  const row = world.get('virtualInterface', id)
  return row?.region === scope.region && isTheirVirtualInterface(world, row, scope) ? row : undefined
}

function isTheirVirtualInterface(world: World, row: Row<'virtualInterface'>, { account }: Scope): boolean {
  return row.account === account || connectionOwner(world, row) === account
}

/** The account that the port of a virtual interface belongs to: another than its own for hosted ones. */
export function connectionOwner(world: World, { body }: Row<'virtualInterface'>): string | undefined {
  return findPort(world, body.connectionId)?.account
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The caller's DX gateway; the Region plays no part. One that is being deleted is gone. */
export function directConnectGatewayOf(world: World, scope: Scope, id: string): Row<'directConnectGateway'> {
  const row = findDirectConnectGateway(world, scope, id)
  if (row === undefined || row.body.state === 'deleting' || row.body.state === 'deleted') throw directConnectGatewayNotFound(id)
  return row
}

export function directConnectGatewayNotFound(id: string): Error {
  return directConnectError(`Direct Connect Gateway ${id} does not exist.`)
}

export function findDirectConnectGateway(world: World, scope: Scope, id: string): Row<'directConnectGateway'> | undefined {
  if (!UUID.test(id)) throw directConnectError(`Direct Connect Gateway ID ${id} has an invalid format.`)
  const row = world.get('directConnectGateway', id)
  return row?.account === scope.account ? row : undefined
}

/** An association that the caller may see, as owner of either gateway, undefined if there is none. */
export function findAssociation(world: World, scope: Scope, id: string): Row<'directConnectGatewayAssociation'> | undefined {
  if (!UUID.test(id)) throw directConnectError('Association ID has an invalid format.')
  const row = world.get('directConnectGatewayAssociation', id)
  return row !== undefined && isTheirAssociation(row, scope) ? row : undefined
}

/** A proposal that the caller may see, as owner of either gateway; anything else is AWS's `is not found`. */
export function proposalOf(world: World, scope: Scope, id: string): Row<'directConnectGatewayAssociationProposal'> {
  const row = world.get('directConnectGatewayAssociationProposal', id)
  if (row !== undefined && isTheirProposal(row, scope)) return row
  throw directConnectError(`Direct Connect Gateway Association Proposal ${id} is not found.`)
}

export function isTheirProposal({ account, body }: Row<'directConnectGatewayAssociationProposal'>, scope: Scope): boolean {
  return account === scope.account || body.directConnectGatewayOwnerAccount === scope.account
}

export function isTheirAssociation(row: Row<'directConnectGatewayAssociation'>, scope: Scope): boolean {
  return row.account === scope.account || row.body.gateway.ownerAccount === scope.account
}

export function associationNotFound(id: string): Error {
  return directConnectError(`Direct Connect Gateway Association ${id} does not exist.`)
}
