import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { ended } from '../clients/ended.ts'
import { serviceUnderTest } from '../clients/serviceUnderTest.ts'
import { requirement } from '../requirement.ts'

const SCRIPT = fileURLToPath(new URL('./story.py', import.meta.url))

test('boto3 follows a VPN connection: up, replaced, changed in place, moved to a transit gateway, deleted', async t => {
  if (requirement(t, 'boto3') === undefined) return
  await using service = await serviceUnderTest()
  const run = await ended('python3', [SCRIPT, service.url], { env: {}, withinMs: 60_000 })
  assert.equal(run.code, 0, `${run.stderr}${service.complaints()}`)
  assert.deepEqual(JSON.parse(run.stdout), {
    sameCustomerGateway: true,
    telemetry: [
      ['UP', '0 BGP ROUTES'],
      ['UP', '0 BGP ROUTES'],
    ],
    agreed: {
      IkeVersion: 'ikev2',
      Phase1EncryptionAlgorithm: 'AES128-GCM-16',
      Phase1IntegrityAlgorithm: 'SHA2-256',
      Phase1DHGroup: 14,
      Phase2EncryptionAlgorithm: 'AES128-GCM-16',
      Phase2DHGroup: 14,
      ProvisioningStatus: 'available',
    },
    maintenance: { PendingMaintenance: 'none' },
    narrowed: ['available', '192.168.0.0/16'],
    moved: ['available', false, true, 'UP'],
    sample: true,
    kinds: ['vpn', 'vpn-concentrator'],
    refusals: {
      'concentrator in use': ['IncorrectState', 400],
      'customer gateway in use': ['IncorrectState', 400],
      'unknown customer gateway': ['InvalidCustomerGatewayID.NotFound', 400],
      'unknown connection': ['InvalidVpnConnectionID.NotFound', 400],
      "no gateway's id": ['InvalidVpnGatewayID.NotFound', 400],
      'dry run': ['DryRunOperation', 412],
      'certificate of a keyed tunnel': ['UnsupportedOperation', 400],
    },
    shown: { attached: 1, 'of another': 0, 'by type': 1 },
    deleted: ['deleted', 'deleted', 'deleted'],
  })
  assert.equal(service.complaints(), '')
})
