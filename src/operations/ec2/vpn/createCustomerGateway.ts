import type { CreateCustomerGatewayRequest } from '@aws-sdk/client-ec2'
import { parseAddress } from '../../../net/address.ts'
import { parseArn } from '../../../resources/arn.ts'
import { customerGatewayAsn } from '../../../resources/gatewayRules.ts'
import { ec2Id } from '../../../resources/ids.ts'
import { AwsError } from '../../../resources/refusal.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { tagsFrom } from '../ec2Tags.ts'
import { checkQuota } from '../quota.ts'
import { customerGatewayShape } from './customerGatewayShape.ts'
import { checkGatewayType } from './gatewayType.ts'

/**
 * Asking again for the same address, ASN and device name answers the customer gateway that is there and makes none
 * (API Reference, CreateCustomerGateway).
 */
export const createCustomerGateway: Ec2Operation<'CreateCustomerGateway'> = (context, input) => {
  const { world, caller, nowMs, quotas, random } = context
  checkGatewayType(input.Type)
  const bgpAsn = customerGatewayAsn(input.BgpAsn, input.BgpAsnExtended, caller.region)
  const ipAddress = ipAddressOf(input)
  const { DeviceName: deviceName, CertificateArn: certificateArn } = input
  checkDeviceName(deviceName)
  checkCertificate(certificateArn)
  const present = [...world.within('customerGateway', caller)].filter(
    ({ body }) => body.state !== 'deleted' && body.state !== 'deleting',
  )
  const twin = present.find(
    ({ body }) =>
      body.ipAddress === ipAddress &&
      body.bgpAsn === bgpAsn &&
      body.deviceName === deviceName &&
      body.certificateArn === certificateArn,
  )
  if (twin) return { CustomerGateway: customerGatewayShape(twin) }
  const limit = quotas.customerGatewaysPerRegion
  checkQuota('CustomerGatewayLimitExceeded', 'customer gateways', { count: present.length, limit })
  const body = {
    bgpAsn,
    ipAddress,
    ...(deviceName === undefined ? undefined : { deviceName }),
    ...(certificateArn === undefined ? undefined : { certificateArn }),
    state: 'pending' as const,
    tags: tagsFrom(context, 'customerGateway', input.TagSpecifications),
  }
  const row = world.put('customerGateway', ec2Id('cgw', random), caller, body, { dueAt: nowMs })
  return { CustomerGateway: customerGatewayShape(row) }
}

function checkDeviceName(name: string | undefined): void {
  if (name === undefined || name.length <= 255) return
  const message = `Value (${name.slice(0, 32)}…) for parameter deviceName is invalid. It has ${name.length} characters; up to 255 are allowed.`
  throw new AwsError('InvalidParameterValue', message)
}

function checkCertificate(arn: string | undefined): void {
  const parts = arn === undefined ? undefined : parseArn(arn)
  if (arn === undefined || (parts?.service === 'acm' && parts.resource.startsWith('certificate/'))) return
  const message = `Value (${arn}) for parameter certificateArn is invalid. It must be the ARN of a certificate: arn:aws:acm:REGION:ACCOUNT:certificate/ID.`
  throw new AwsError('InvalidParameterValue', message)
}

/** The address may be absent only where a certificate identifies the device. PublicIp is the old name of the parameter. */
function ipAddressOf(input: CreateCustomerGatewayRequest): string {
  const text = input.IpAddress ?? input.PublicIp
  if (text === undefined) {
    if (input.CertificateArn !== undefined) return ''
    throw new AwsError('MissingParameter', 'The request must contain the parameter ipAddress or certificateArn')
  }
  const address = parseAddress(text)
  if (address) return address.text
  throw new AwsError('InvalidParameterValue', `Value (${text}) for parameter ipAddress is invalid. It is not an IP address.`)
}
