import type { Connection } from '@aws-sdk/client-direct-connect'
import type { Row } from '../../resources/world.ts'
import { tagList } from './tagList.ts'

/** A connection as every answer shows it. */
export function connectionAnswer({ id, account, region, body }: Row<'connection'>): Connection {
  return {
    ownerAccount: account,
    connectionId: id,
    connectionName: body.name,
    connectionState: body.state,
    region,
    location: body.location,
    bandwidth: body.bandwidth,
    vlan: body.vlan,
    partnerName: body.partnerName,
    providerName: body.providerName,
    loaIssueTime: body.loaIssueTime === undefined ? undefined : new Date(body.loaIssueTime),
    lagId: body.lagId,
    awsDevice: body.awsDevice,
    awsDeviceV2: body.awsDevice,
    awsLogicalDeviceId: body.awsLogicalDevice,
    jumboFrameCapable: true,
    // What AWS answers for ports it gives no promise about: a second peer of one family is not accepted on them.
    hasLogicalRedundancy: 'unknown',
    macSecCapable: body.macSecCapable,
    ...(body.macSecCapable ? MACSEC_WITHOUT_KEYS : {}),
    tags: tagList(body.tags),
  }
}

/** User Guide, "MACsec": should_encrypt is the default, and without a key the port falls back to clear text. */
const MACSEC_WITHOUT_KEYS = { encryptionMode: 'should_encrypt', portEncryptionStatus: 'Encryption Down', macSecKeys: [] }
