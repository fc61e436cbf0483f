import { portTallyKeys } from './livePortTally.ts'
import { attachmentTallyKeys } from './undeletedAttachments.ts'
import { vpcTallyKey } from './vpcCount.ts'
import { vpnTallyKeys } from './vpnCount.ts'
import type { Row } from './world.ts'

const NONE: readonly string[] = []

/** Every name that a row counts under, see `World.tally`. */
export function tallyKeys(row: Row): readonly string[] {
  switch (row.kind) {
    case 'connection':
      return portTallyKeys(row)
    case 'vpc':
      return [vpcTallyKey(row)]
    case 'transitGatewayAttachment':
      return attachmentTallyKeys(row as Row<'transitGatewayAttachment'>)
    case 'vpnConnection':
      return vpnTallyKeys(row as Row<'vpnConnection'>)
    default:
      return NONE
  }
}
