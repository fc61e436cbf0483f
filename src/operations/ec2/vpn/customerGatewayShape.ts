import type { CustomerGateway } from '@aws-sdk/client-ec2'
import { LARGEST_SIGNED_ASN } from '../../../net/asn.ts'
import type { Row } from '../../../resources/world.ts'
import { tagList } from '../ec2Tags.ts'

export function customerGatewayShape({ id, body }: Row<'customerGateway'>): CustomerGateway {
  const asn = String(body.bgpAsn)
  return {
    CustomerGatewayId: id,
    State: body.state,
    Type: 'ipsec.1',
    IpAddress: body.ipAddress === '' ? undefined : body.ipAddress,
    ...(body.bgpAsn > LARGEST_SIGNED_ASN ? { BgpAsnExtended: asn } : { BgpAsn: asn }),
    DeviceName: body.deviceName,
    CertificateArn: body.certificateArn,
    Tags: tagList(body.tags),
  }
}
