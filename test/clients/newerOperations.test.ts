import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { requirement } from '../requirement.ts'
import { ended } from './ended.ts'
import { serviceUnderTest } from './serviceUnderTest.ts'

const SCRIPT = fileURLToPath(new URL('./newerOperations.py', import.meta.url))
const MODELS = fileURLToPath(new URL('../../models/botocore', import.meta.url))
const KEYS = { AWS_ACCESS_KEY_ID: '111111111111', AWS_SECRET_ACCESS_KEY: 'x', AWS_DEFAULT_REGION: 'us-east-1' }
const ADVERTISED = ['198.18.0.0/16', '198.19.0.0/16']

test('boto3 and the CLI call newer operations by our own model of them', async t => {
  if (requirement(t, 'boto3') === undefined || requirement(t, 'aws') === undefined) return
  await using service = await serviceUnderTest()
  const env = { ...KEYS, AWS_DATA_PATH: MODELS }
  const run = await ended('python3', [SCRIPT, service.url], { env })
  assert.equal(run.code, 0, `${run.stderr}${service.complaints()}`)
  const { virtualInterfaceId, nobody, ...seen } = JSON.parse(run.stdout)
  assert.match(nobody, /Virtual Interface dxvif-00000000 does not exist/)
  assert.deepEqual(seen, {
    rateLimit: '1.2Gbps',
    rateLimiterStatus: { maxAllowed: 10, inUse: 1, remaining: 9, totalBandwidth: '1.2Gbps' },
    pool: 5000,
    routes: [['accepted', '198.51.100.0/24'], ...ADVERTISED.map(cidr => ['advertised', cidr])],
    pages: [1, 1],
    advertised: ADVERTISED.map(cidr => [cidr, [{ pathType: 'seq', path: [7224, 7224, 7224] }]]),
    isTime: true,
  })
  const filters = JSON.stringify({ cidrs: ['198.51.100.0/24'] })
  const args = [
    '--virtual-interface-id',
    virtualInterfaceId,
    '--filters',
    filters,
    '--query',
    'routes[].cidr',
    '--output',
    'text',
  ]
  const shell = ['--endpoint-url', service.url, 'directconnect', 'list-virtual-interface-routes', ...args]
  const cli = await ended('aws', shell, { env })
  assert.deepEqual([cli.code, cli.stdout.trim()], [0, '198.51.100.0/24'], cli.stderr)
  assert.equal(service.complaints(), '')
})
