import { directConnectError } from '../../resources/directConnectError.ts'
import type { Port } from '../../resources/port.ts'
import { groupPortOf } from '../../resources/resiliencyGroupLookup.ts'
import type { Context } from '../operation.ts'

/** API Reference, `AssociateConnectionsToResiliencyGroup`: 1 to 50 ids or ARNs, all of them or none. */
const MOST_IDENTIFIERS = 50

/** The connections and LAGs that a request names, each once. */
export function groupPorts({ world, caller }: Context, identifiers: readonly string[]): Port[] {
  if (identifiers.length < 1 || identifiers.length > MOST_IDENTIFIERS) {
    throw directConnectError(`The request names ${identifiers.length} connections; 1 to ${MOST_IDENTIFIERS} are allowed.`)
  }
  const ports = identifiers.map(identifier => groupPortOf(world, caller, identifier))
  const twice = ports.find((port, at) => ports.findIndex(({ id }) => id === port.id) !== at)
  if (twice) throw directConnectError(`Connection ${twice.id} was named more than once.`)
  return ports
}
