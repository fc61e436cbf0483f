import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type NegotiatedTunnel, negotiatedTunnel } from './negotiatedTunnel.ts'
import { type TunnelRequest, tunnelOptionsOf } from './tunnelOptions.ts'

const STRONG: NegotiatedTunnel = {
  ikeVersion: 'ikev2',
  phase1Encryption: 'AES128-GCM-16',
  phase2Encryption: 'AES128-GCM-16',
  phase1Integrity: 'SHA2-256',
  phase1DhGroup: 14,
  phase2DhGroup: 14,
}

const CASES: readonly (readonly [TunnelRequest, Partial<NegotiatedTunnel>, string])[] = [
  [{}, {}, 'the lowest of what our routers propose'],
  [{ ikeVersions: ['ikev1'] }, { ikeVersion: 'ikev1' }, 'nothing better is allowed'],
  [{ phase1EncryptionAlgorithms: ['AES256', 'AES256-GCM-16'] }, { phase1Encryption: 'AES256-GCM-16' }, 'GCM before CBC'],
  [
    { phase2EncryptionAlgorithms: ['AES256', 'AES128'] },
    { phase2Encryption: 'AES128', phase2Integrity: 'SHA2-256' },
    'AWS’s order counts, not that of the list; CBC needs integrity',
  ],
  [{ phase1IntegrityAlgorithms: ['SHA1', 'SHA2-512'] }, { phase1Integrity: 'SHA2-512' }, 'SHA1 only where it is alone'],
  [{ phase1IntegrityAlgorithms: ['SHA1'] }, { phase1Integrity: 'SHA1' }, 'it is alone'],
  [{ phase1DhGroupNumbers: [2, 24, 21] }, { phase1DhGroup: 21 }, 'group 2 is weak'],
  [{ phase2DhGroupNumbers: [5, 2] }, { phase2DhGroup: 2 }, 'both are weak'],
]

for (const [request, expected, because] of CASES) {
  test(`a tunnel with ${JSON.stringify(request)} settles on ${JSON.stringify(expected)}: ${because}`, () => {
    const options = tunnelOptionsOf(request)
    const tunnel = { outsideIpAddress: '198.18.0.1', insideCidr: '169.254.9.0/30', preSharedKey: 'any_key.1', ...options }
    assert.deepEqual(negotiatedTunnel(tunnel), { ...STRONG, ...expected })
  })
}
