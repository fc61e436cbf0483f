import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TUNNEL_DEFAULTS, type TunnelRequest, tunnelOptionsOf } from './tunnelOptions.ts'

test('nothing asked is every default, and nothing was given', () => {
  assert.deepEqual(tunnelOptionsOf({ ikeVersions: [], startupAction: undefined }), { ...TUNNEL_DEFAULTS, given: [] })
})

for (const [request, because] of [
  [{ phase1LifetimeSeconds: 900, phase2LifetimeSeconds: 899 }, 'phase 2 is at least 900 s'],
  [{ phase1LifetimeSeconds: 899 }, 'phase 1 is at least 900 s'],
  [{ phase1LifetimeSeconds: 28_801 }, 'phase 1 is at most 8 h'],
  [{ phase1LifetimeSeconds: 3600 }, 'phase 2 (3600 s by default) must be shorter than phase 1'],
  [{ phase2LifetimeSeconds: 3601 }, 'phase 2 is at most 1 h'],
  [{ rekeyMarginTimeSeconds: 59 }, 'the margin is at least 60 s'],
  [{ rekeyMarginTimeSeconds: 1801 }, 'the margin is at most half of phase 2'],
  [{ phase2LifetimeSeconds: 900, rekeyMarginTimeSeconds: 451 }, 'the margin is at most half of phase 2'],
  [{ rekeyFuzzPercentage: 101 }, 'a percentage'],
  [{ replayWindowSize: 63 }, 'at least 64'],
  [{ replayWindowSize: 2049 }, 'at most 2048'],
  [{ dpdTimeoutSeconds: 29 }, 'at least 30 s'],
  [{ dpdTimeoutSeconds: 30.5 }, 'a whole number'],
  [{ dpdTimeoutAction: 'stop' }, 'not one of its words'],
  [{ startupAction: 'wait' }, 'not one of its words'],
  [{ ikeVersions: ['ikev3'] }, 'no such version'],
  [{ phase1DhGroupNumbers: [5] }, 'group 5 is for phase 2 alone'],
  [{ phase2EncryptionAlgorithms: ['3DES'] }, 'no such algorithm'],
] as unknown as readonly (readonly [TunnelRequest, string])[]) {
  test(`refused ${JSON.stringify(request)}: ${because}`, () => {
    assert.throws(() => tunnelOptionsOf(request), {
      code: 'InvalidParameterValue',
      message: /^Value \(.+\) for parameter \w+ is invalid\. .+\.$/,
    })
  })
}

for (const request of [
  { phase1LifetimeSeconds: 901, phase2LifetimeSeconds: 900 },
  { rekeyMarginTimeSeconds: 1800 },
  { rekeyFuzzPercentage: 0 },
  { dpdTimeoutSeconds: 86_400 },
  { phase2DhGroupNumbers: [5, 24] },
] as const satisfies TunnelRequest[]) {
  test(`taken ${JSON.stringify(request)}: the edge of the range`, () => {
    assert.deepEqual(tunnelOptionsOf(request), { ...TUNNEL_DEFAULTS, ...request, given: Object.keys(request) })
  })
}
