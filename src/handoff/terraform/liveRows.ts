import type { Kind } from '../../resources/kinds.ts'
import type { Row, World } from '../../resources/world.ts'
import { isOthers } from '../../topology/maskedRows.ts'

const GONE: ReadonlySet<string> = new Set(['deleting', 'deleted', 'rejected', 'failed', 'expired'])

/** What somebody ordered and has not given back; other accounts' rows that an account may see are not for it to order. */
export function liveRows<K extends Kind>(world: World, kind: K): Row<K>[] {
  return [...world.all(kind)].filter(row => !isOthers(row.id) && !isGone(row as Row) && !isOfDefaultVpc(world, row as Row))
}

function isGone({ body }: Row): boolean {
  return 'state' in body && GONE.has(String(body.state))
}

/** Default VPCs are there before anybody orders anything (VPC guide, "Default VPCs"). */
function isOfDefaultVpc(world: World, { id, body }: Row): boolean {
  const vpcId = 'vpcId' in body ? body.vpcId : id
  return vpcId !== undefined && world.get('vpc', vpcId)?.body.isDefault === true
}
