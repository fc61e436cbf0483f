import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { ended } from '../clients/ended.ts'
import { serviceUnderTest } from '../clients/serviceUnderTest.ts'
import { requirement } from '../requirement.ts'

const SCRIPT = fileURLToPath(new URL('./endPoints.py', import.meta.url))

test('boto3 makes, waits for and deletes groups, lists, interfaces, instances, addresses and NAT gateways', async t => {
  if (requirement(t, 'boto3') === undefined) return
  await using service = await serviceUnderTest()
  const run = await ended('python3', [SCRIPT, service.url], {})
  assert.equal(run.code, 0, `${run.stderr}${service.complaints()}`)
  assert.deepEqual(JSON.parse(run.stdout), {
    duplicate: ['InvalidPermission.Duplicate', 400],
    permissions: [1, 1],
    rules: 3,
    entries: [
      [100, 'allow'],
      [32_767, 'deny'],
    ],
    subnets: [true],
    addresses: ['10.7.1.50', '10.7.1.4', '10.7.1.5'],
    dry: ['DryRunOperation', 412],
    interfaces: [false, true],
    held: ['InvalidParameterValue', 400],
    blocked: ['DependencyViolation', 400],
    nat: true,
    left: 0,
  })
  assert.equal(service.complaints(), '')
})
