import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { extractModel, modelFile, printModel, SOURCES } from '../../scripts/extractModels.ts'
import { SETTINGS } from '../../src/wire/services.ts'
import { services } from './testService.ts'

for (const source of SOURCES) {
  test(`models/${source.signingName}.json is what the extractor makes of ${source.package} today`, () => {
    const committed = readFileSync(modelFile(source.signingName), 'utf8')
    assert.ok(committed === printModel(extractModel(source)), 'run `node scripts/extractModels.ts` and look at the difference')
  })
}

test('models/NOTICE names every package and version that a model comes from', async () => {
  const notice = readFileSync(new URL('../../models/NOTICE', import.meta.url), 'utf8')
  for (const { signingName } of SOURCES) {
    const { model } = await services.load(signingName)
    assert.ok(notice.includes(`${signingName}.json  ${model.source}`), model.source)
  }
})

test('every served service has a model and no model is without a service', () => {
  assert.deepEqual(Object.keys(SETTINGS).sort(), SOURCES.map(({ signingName }) => signingName).sort())
})

for (const [service, operations, kept] of [
  ['directconnect', 63, 63],
  ['ec2', 823, 308],
  ['secretsmanager', 23, 23],
  ['sts', 11, 11],
  ['iam', 180, 1],
  ['ram', 35, 35],
  ['servicequotas', 26, 26],
] as const) {
  test(`${service} knows ${operations} operations and the shapes of ${kept}`, async () => {
    const { model } = await services.load(service)
    const known = Object.values(model.operations)
    assert.deepEqual([known.length, known.filter(operation => operation !== null).length], [operations, kept])
  })
}

for (const [service, operation] of [
  ['ec2', 'CreateVpc'],
  ['ec2', 'DescribeVpcAttribute'],
  ['ec2', 'DescribeNetworkAcls'],
  ['ec2', 'DescribeSecurityGroups'],
  ['ec2', 'DescribeNetworkInterfaces'],
  ['ec2', 'EnableVgwRoutePropagation'],
  ['ec2', 'ModifyVpnTunnelOptions'],
  ['ec2', 'GetVpnConnectionDeviceSampleConfiguration'],
  ['ec2', 'CreateTransitGatewayVpcAttachment'],
  ['ec2', 'DescribeAvailabilityZones'],
  ['iam', 'GetUser'],
] as const) {
  test(`the shapes of ${service} ${operation} are kept`, async () => {
    assert.ok((await services.load(service)).operation(operation)?.shapes)
  })
}

test('enums reach the members whose type declarations name them', async () => {
  const { operation } = await services.load('directconnect')
  const peer = operation('CreateBGPPeer')!.shapes!.input.members.find(({ name }) => name === 'newBGPPeer')!.shape
  assert.ok(peer.kind === 'structure')
  const family = peer.members.find(({ name }) => name === 'addressFamily')!.shape
  assert.deepEqual(family, { kind: 'string', values: ['ipv4', 'ipv6'] })
})
