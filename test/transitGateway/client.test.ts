import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EC2 } from '@aws-sdk/client-ec2'
import { asked, customerSide } from '../clients/customerSide.ts'
import { serviceUnderTest } from '../clients/serviceUnderTest.ts'

/** A VPC with one subnet, attached to the gateway; the id of the attachment. */
async function attached(ec2: EC2, TransitGatewayId: string | undefined, block: string): Promise<string> {
  const { Vpc } = await ec2.createVpc({ CidrBlock: `${block}.0.0/16` })
  const { Subnet } = await ec2.createSubnet({ VpcId: Vpc?.VpcId, CidrBlock: `${block}.0.0/24` })
  const order = { TransitGatewayId, VpcId: Vpc?.VpcId, SubnetIds: [Subnet?.SubnetId ?? ''] }
  const { TransitGatewayVpcAttachment } = await ec2.createTransitGatewayVpcAttachment(order)
  return TransitGatewayVpcAttachment?.TransitGatewayAttachmentId ?? ''
}

test('the SDK sees in a route table what the network found in use', async () => {
  await using service = await serviceUnderTest()
  const credentials = { accessKeyId: '111111111111', secretAccessKey: 'any' }
  const ec2 = new EC2({ endpoint: service.url, region: 'us-east-1', credentials })
  const { TransitGateway } = await ec2.createTransitGateway({})
  const { TransitGatewayId } = TransitGateway ?? {}
  const attachments = [await attached(ec2, TransitGatewayId, '10.1'), await attached(ec2, TransitGatewayId, '10.2')]
  const TransitGatewayRouteTableId = TransitGateway?.Options?.AssociationDefaultRouteTableId
  const routes = async (Name: string, ...Values: string[]) => {
    const found = await ec2.searchTransitGatewayRoutes({ TransitGatewayRouteTableId, Filters: [{ Name, Values }] })
    return (found.Routes ?? []).map(each => [
      each.DestinationCidrBlock,
      each.Type,
      each.State,
      ...(each.TransitGatewayAttachments ?? []).map(({ TransitGatewayAttachmentId }) => TransitGatewayAttachmentId),
    ])
  }
  assert.deepEqual(await routes('type', 'propagated'), [
    ['10.1.0.0/16', 'propagated', 'active', attachments[0]],
    ['10.2.0.0/16', 'propagated', 'active', attachments[1]],
  ])
  const route = { TransitGatewayRouteTableId, DestinationCidrBlock: '10.1.0.0/16' }
  await ec2.createTransitGatewayRoute({ ...route, TransitGatewayAttachmentId: attachments[1] })
  assert.deepEqual(await routes('route-search.exact-match', '10.1.0.0/16'), [['10.1.0.0/16', 'static', 'active', attachments[1]]])
  await ec2.replaceTransitGatewayRoute({ ...route, Blackhole: true })
  assert.deepEqual(await routes('route-search.longest-prefix-match', '10.1.2.3'), [['10.1.0.0/16', 'static', 'blackhole']])
  await ec2.deleteTransitGatewayRoute(route)
  assert.deepEqual((await routes('state', 'active')).length, 2, 'the propagated one is back')
  const nobodys = { VpcId: 'vpc-0123456789abcdef0', SubnetIds: ['subnet-0123456789abcdef0'] }
  const order = ec2.createTransitGatewayVpcAttachment({ TransitGatewayId, ...nobodys })
  await assert.rejects(order, { name: 'InvalidVpcID.NotFound' })
  const Filters = [{ Name: 'attachment.transit-gateway-attachment-id', Values: [attachments[0] ?? ''] }]
  const { S3Location = '' } = await ec2.exportTransitGatewayRoutes({ TransitGatewayRouteTableId, Filters, S3Bucket: 'routes' })
  assert.match(S3Location, /^s3:\/\/routes\/VPCTransitGateway\/tgw-rtb-[0-9a-f]{17}_[0-9]{13}$/)
  const path = `exports/${S3Location.split('/').at(-1)}`
  const { filter, routes: written } = await customerSide(service.url, '111111111111')('GET', path)
  assert.deepEqual(filter, [{ name: 'attachment.transit-gateway-attachment-id', values: [attachments[0]] }])
  const attachment = { transitGatewayAttachmentId: attachments[0], resourceType: 'vpc' }
  const [{ transitGatewayAttachments, ...first }] = written as [{ transitGatewayAttachments: [{ resourceId: string }] }]
  assert.deepEqual(first, { destinationCidrBlock: '10.1.0.0/16', type: 'propagated', state: 'active' })
  assert.deepEqual(transitGatewayAttachments, [{ ...attachment, resourceId: transitGatewayAttachments[0].resourceId }])
  assert.equal((await asked(service.url, 'GET', path, undefined, '222222222222')).status, 404, 'nobody else’s')
  assert.equal(service.complaints(), '')
})
