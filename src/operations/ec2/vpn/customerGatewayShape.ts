import type { CustomerGateway } from '@aws-sdk/client-ec2'
import type { Row } from '../../../resources/world.ts'
import { tagList } from '../ec2Tags.ts'

const LARGEST_BGP_ASN = 2_147_483_647

export function customerGatewayShape({ id, body }: Row<'customerGateway'>): CustomerGateway {
  const asn = String(body.bgpAsn)
  return {
    CustomerGatewayId: id,
    State: body.state,
    Type: 'ipsec.1',
    IpAddress: body.ipAddress === '' ? undefined : body.ipAddress,
    ...(body.bgpAsn > LARGEST_BGP_ASN ? { BgpAsnExtended: asn } : { BgpAsn: asn }),
    DeviceName: body.deviceName,
    CertificateArn: body.certificateArn,
    Tags: tagList(body.tags),
  }
}
