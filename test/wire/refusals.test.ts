import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { after, before, beforeEach, test } from 'node:test'
import { SmithyRpcV2CborProtocol } from '@smithy/core/cbor'
import { AwsError } from '../../src/resources/refusal.ts'
import { clientOptions, testService } from './testService.ts'

const require = createRequire(import.meta.url)

let service: Awaited<ReturnType<typeof testService>>
before(async () => {
  service = await testService()
})
beforeEach(() => {
  for (const key of Object.keys(service.behaviour)) delete service.behaviour[key as keyof typeof service.behaviour]
  service.bugs.length = 0
  service.calls.length = 0
})
after(() => service.close())

const PACKAGES = {
  DirectConnect: '@aws-sdk/client-direct-connect',
  EC2: '@aws-sdk/client-ec2',
  STS: '@aws-sdk/client-sts',
  IAM: '@aws-sdk/client-iam',
  CloudWatch: '@aws-sdk/client-cloudwatch',
  Outposts: '@aws-sdk/client-outposts',
}

interface Seen {
  readonly name: string
  readonly message: string
  readonly status: number
  readonly requestId: string
  readonly constructorName: string
}

/** What a caller of the real SDK sees of a refusal. */
async function refusal(client: keyof typeof PACKAGES, operation: string, input: object, options = {}): Promise<Seen> {
  const sdk = require(PACKAGES[client])
  const connection = new sdk[`${client}Client`]({ ...clientOptions(service.url), ...options })
  try {
    await connection.send(new sdk[`${operation}Command`](input))
  } catch (error) {
    // biome-ignore lint/suspicious/noExplicitAny: exceptions of six packages, which share no type
    const { name, message, $metadata, constructor: Constructor } = error as any
    const { httpStatusCode: status, requestId } = $metadata ?? {}
    return { name, message, status, requestId, constructorName: Constructor.name }
  }
  throw new Error(`${operation} was not refused`)
}

const CBOR = { protocol: SmithyRpcV2CborProtocol }

const THROWN: readonly [keyof typeof PACKAGES, string, object, AwsError, string, number, string, object?][] = [
  [
    'DirectConnect',
    'DescribeConnections',
    {},
    new AwsError('DirectConnectClientException', 'Connection dxcon-1 was not found.'),
    'DirectConnectClientException',
    400,
    'a modelled error of AWS JSON 1.1',
  ],
  [
    'DirectConnect',
    'DescribeConnections',
    {},
    new AwsError('DirectConnectServerException', 'Later.'),
    'DirectConnectServerException',
    500,
    'the model knows the status',
  ],
  [
    'EC2',
    'DescribeVpcs',
    {},
    new AwsError('InvalidVpcID.NotFound', "The vpc ID 'vpc-1' does not exist & <never> did"),
    'InvalidVpcID.NotFound',
    400,
    'EC2 has no modelled errors, only codes',
  ],
  [
    'STS',
    'GetCallerIdentity',
    {},
    new AwsError('IDPRejectedClaimException', 'No.'),
    'IDPRejectedClaimException',
    403,
    'the query code differs from the shape',
  ],
  [
    'STS',
    'GetCallerIdentity',
    {},
    new AwsError('IDPRejectedClaim', 'No.'),
    'IDPRejectedClaimException',
    403,
    'thrown by its query code',
  ],
  ['IAM', 'GetUser', {}, new AwsError('NoSuchEntity', 'No user.'), 'NoSuchEntityException', 404, 'an error of AWS Query'],
  [
    'CloudWatch',
    'ListDashboards',
    {},
    new AwsError('ResourceNotFound', 'No.'),
    'ResourceNotFound',
    404,
    'AWS JSON 1.0 with query codes',
  ],
  [
    'CloudWatch',
    'ListDashboards',
    {},
    new AwsError('ResourceNotFoundException', 'No.'),
    'ResourceNotFoundException',
    404,
    'Smithy RPC v2 CBOR',
    CBOR,
  ],
  [
    'Outposts',
    'GetOutpost',
    { OutpostId: 'op-1' },
    new AwsError('NotFoundException', 'No.'),
    'NotFoundException',
    404,
    'an error of REST JSON',
  ],
]

for (const [client, operation, input, thrown, name, status, because, options] of THROWN) {
  test(`${client} ${operation} refuses with ${thrown.code}: ${because}`, async () => {
    service.behaviour.perform = () => {
      throw thrown
    }
    const seen = await refusal(client, operation, input, options)
    assert.deepEqual([seen.name, seen.message, seen.status], [name, thrown.message, status])
    assert.match(seen.requestId, /^[0-9a-f-]{36}$/)
    const isModelled = require(PACKAGES[client])[name] !== undefined
    assert.equal(seen.constructorName, isModelled ? name : `${client}ServiceException`)
    assert.deepEqual(service.bugs, [])
  })
}

for (const [client, operation, input, code, options] of [
  ['DirectConnect', 'DescribeConnections', {}, 'DirectConnectServerException'],
  ['EC2', 'DescribeVpcs', {}, 'InternalError'],
  ['STS', 'GetCallerIdentity', {}, 'InternalFailure'],
  ['IAM', 'GetUser', {}, 'ServiceFailureException'],
  ['CloudWatch', 'ListDashboards', {}, 'InternalServiceFault'],
  ['CloudWatch', 'ListDashboards', {}, 'InternalServiceFault', CBOR],
  ['Outposts', 'GetOutpost', { OutpostId: 'op-1' }, 'InternalServerException'],
] as const) {
  test(`a bug under ${client} ${operation} is reported with its stack and answered ${code} without its text${options ? ', in CBOR' : ''}`, async () => {
    const bug = new TypeError('the secret is hunter2')
    service.behaviour.perform = () => {
      throw bug
    }
    const seen = await refusal(client, operation, input, options)
    assert.deepEqual([seen.name, seen.status], [code, 500])
    assert.doesNotMatch(seen.message, /hunter2/)
    assert.match(seen.message, new RegExp(seen.requestId))
    assert.deepEqual(service.bugs, [bug])
  })
}

for (const [client, operation, code, because] of [
  ['DirectConnect', 'CreateInterconnect', 'DirectConnectClientException', 'the coverage says so'],
  ['EC2', 'CreateVpc', 'UnsupportedOperation', 'the coverage says so'],
  ['EC2', 'RunInstances', 'UnsupportedOperation', 'only its name is known'],
  ['STS', 'AssumeRole', 'InvalidAction', 'the coverage says so'],
  ['STS', 'AssumeRoleWithWebIdentity', 'InvalidAction', 'it is not built, though it comes unsigned'],
  ['IAM', 'CreateRole', 'InvalidAction', 'only its name is known'],
] as const) {
  test(`${client} ${operation} is 501 ${code}: ${because}`, async () => {
    service.behaviour.coverage = async () => 'not built'
    const input = {
      DryRun: false,
      MinCount: 1,
      MaxCount: 1,
      RoleName: 'r',
      RoleArn: 'arn',
      RoleSessionName: 's',
      WebIdentityToken: 't',
    }
    const seen = await refusal(client, operation, { ...input, AssumeRolePolicyDocument: '{}' })
    assert.deepEqual([seen.name, seen.status], [code, 501])
    assert.match(seen.message, new RegExp(`Landbridge has not built the operation ${operation} of`))
    assert.deepEqual([service.calls.length, service.bugs], [0, []])
  })
}

for (const [client, operation, input, code, message] of [
  [
    'DirectConnect',
    'CreateConnection',
    { location: 'EqDC2', bandwidth: '1Gbps' },
    'DirectConnectClientException',
    'The request must contain the member connectionName.',
  ],
  [
    'DirectConnect',
    'CreatePrivateVirtualInterface',
    { connectionId: 'dxcon-1', newPrivateVirtualInterface: { virtualInterfaceName: 'v', vlan: 7, addressFamily: 'ipv5' } },
    'DirectConnectClientException',
    'ipv5 is not allowed for newPrivateVirtualInterface.addressFamily; use one of ipv4, ipv6.',
  ],
  ['EC2', 'DeleteVpc', {}, 'MissingParameter', 'The request must contain the parameter VpcId'],
  [
    'EC2',
    'CreateVpnConnection',
    { Type: 'ipsec.1', CustomerGatewayId: 'cgw-1', Options: { TunnelInsideIpVersion: 'ipv5' } },
    'InvalidParameterValue',
    'Value (ipv5) for parameter Options.TunnelInsideIpVersion is invalid. Allowed values are ipv4, ipv6.',
  ],
  [
    'EC2',
    'CreateVpc',
    { CidrBlock: '10.0.0.0/16', TagSpecifications: [{ ResourceType: 'vpc' }, { ResourceType: 'vcp' }] },
    'InvalidParameterValue',
    /^Value \(vcp\) for parameter TagSpecification\.2\.ResourceType is invalid/,
  ],
  [
    'STS',
    'AssumeRole',
    { RoleArn: 'arn:aws:iam::123456789012:role/r' },
    'ValidationError',
    /Value null at 'RoleSessionName' failed to satisfy constraint: Member must not be null$/,
  ],
] as const) {
  test(`${client} ${operation} with ${JSON.stringify(input)} is ${code}`, async () => {
    const seen = await refusal(client, operation, input)
    assert.deepEqual([seen.name, seen.status], [code, 400])
    if (typeof message === 'string') assert.equal(seen.message, message)
    else assert.match(seen.message, message)
    assert.equal(service.calls.length, 0)
  })
}

for (const [accessKey, account] of [
  ['AKIDEXAMPLE', '123456789012'],
  ['210987654321', '210987654321'],
  ['21098765432', '123456789012'],
] as const) {
  test(`the access key ${accessKey} is account ${account}`, async () => {
    const { DescribeVpcsCommand, EC2Client } = require('@aws-sdk/client-ec2')
    await new EC2Client(clientOptions(service.url, accessKey)).send(new DescribeVpcsCommand({}))
    const userArn = `arn:aws:iam::${account}:user/landbridge`
    assert.deepEqual(service.calls[0]?.caller, { account, region: 'eu-central-1', accessKey, userArn })
  })
}

test('a document tree at a blob member is printed into bytes', async () => {
  service.behaviour.perform = () => ({ loaContent: { title: 'LOA' }, loaContentType: 'application/pdf' })
  service.behaviour.print = async document => new TextEncoder().encode(JSON.stringify(document))
  const { DescribeLoaCommand, DirectConnectClient } = require('@aws-sdk/client-direct-connect')
  const loa = await new DirectConnectClient(clientOptions(service.url)).send(new DescribeLoaCommand({ connectionId: 'dxcon-1' }))
  assert.equal(new TextDecoder().decode(loa.loaContent), '{"title":"LOA"}')
})

test('an output that does not fit the model is our bug', async () => {
  service.behaviour.perform = () => ({ connections: [{ vlan: '7' }] })
  const seen = await refusal('DirectConnect', 'DescribeConnections', {})
  assert.deepEqual([seen.name, seen.status, service.bugs.length], ['DirectConnectServerException', 500, 1])
})
