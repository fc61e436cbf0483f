import type { VpnConcentrator } from '@aws-sdk/client-ec2'
import type { Ec2Operation } from '../ec2Operation.ts'
import { type Filters, filtered } from '../filtered.ts'
import { ownedRows } from '../nouns.ts'
import { page } from '../page.ts'
import { vpnConcentratorShape } from './vpnConcentratorShape.ts'

const FILTERS: Filters<VpnConcentrator> = {
  state: concentrator => [concentrator.State],
  'transit-gateway-attachment-id': concentrator => [concentrator.TransitGatewayAttachmentId],
  'transit-gateway-id': concentrator => [concentrator.TransitGatewayId],
  type: concentrator => [concentrator.Type],
  'vpn-concentrator-id': concentrator => [concentrator.VpnConcentratorId],
}

export const describeVpnConcentrators: Ec2Operation<'DescribeVpnConcentrators'> = (context, input) => {
  const rows = ownedRows(context, 'vpnConcentrator', input.VpnConcentratorIds)
  const found = filtered(rows.map(vpnConcentratorShape), input.Filters, FILTERS)
  const { items, ...rest } = page(found, input, input.VpnConcentratorIds)
  return { VpnConcentrators: items, ...rest }
}
