import { isLiveConnection } from './connection.ts'
import { billingModeOf, isDedicated } from './dedicatedPort.ts'
import { buildingOf } from './location.ts'
import type { Row, Scope } from './world.ts'

/** Some of an account's live ports at a location: those on one device, or the dedicated ones of one billing mode. */
export type PortGroup = { readonly device: string } | { readonly billingMode: string }

/** The name under which worlds keep count of the ports, see `World.tally`. */
export function portTallyKey({ account, region }: Scope, location: string, group?: PortGroup): string {
  const all = `${account} ${region} ${buildingOf(location)}`
  if (group === undefined) return all
  return 'device' in group ? `${all} on ${group.device}` : `${all} at ${group.billingMode}`
}

/** Every name that the row counts under; none for what is no live port. */
export function portTallyKeys(row: Row): readonly string[] {
  if (row.kind !== 'connection') return []
  const { body } = row as Row<'connection'>
  if (!isLiveConnection(body)) return []
  const all = portTallyKey(row, body.location)
  const keys = [all, `${all} on ${body.awsDevice}`]
  if (isDedicated(body)) keys.push(`${all} at ${billingModeOf(body)}`)
  return keys
}
