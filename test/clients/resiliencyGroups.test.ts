import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { requirement } from '../requirement.ts'
import { ended } from './ended.ts'
import { serviceUnderTest } from './serviceUnderTest.ts'

const SCRIPT = fileURLToPath(new URL('./resiliencyGroups.py', import.meta.url))
const MODELS = fileURLToPath(new URL('../../models/botocore', import.meta.url))

test('boto3 groups connections and changes their billing mode', async t => {
  if (requirement(t, 'boto3') === undefined) return
  await using service = await serviceUnderTest()
  const run = await ended('python3', [SCRIPT, service.url], { env: { AWS_DATA_PATH: MODELS } })
  assert.equal(run.code, 0, `${run.stderr}${service.complaints()}`)
  const { alone, full, ...seen } = JSON.parse(run.stdout)
  assert.match(alone, /cannot be requested/)
  assert.match(full, /has connections and cannot be deleted/)
  assert.deepEqual(seen, {
    isOnce: true,
    tags: [{ key: 'env', value: 'prod' }],
    associations: ['associated', 'associated'],
    pair: ['PortPairFlatRateTier1', 'PortPairFlatRateTier1'],
    changed: ['PayAsYouGo', 'PayAsYouGo'],
    renamed: 'edge',
    groups: 1,
    deleted: 'deleting',
    modes: 6,
  })
  assert.equal(service.complaints(), '')
})
