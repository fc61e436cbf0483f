import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tunnelMtu } from './tunnelMtu.ts'

for (const [tunnel, mtu, because] of [
  [{}, 1446, 'nothing said: AES-GCM is among what AWS allows, and is what a managed router proposes'],
  [{ phase2EncryptionAlgorithms: ['AES128', 'AES256-GCM-16'] }, 1446, 'GCM is allowed'],
  [{ phase2EncryptionAlgorithms: ['AES256'] }, 1438, 'CBC with the shortest integrity value'],
  [{ phase2EncryptionAlgorithms: ['AES128'], phase2IntegrityAlgorithms: ['SHA1'] }, 1438, 'the sample’s AES128 and SHA1'],
  [{ phase2EncryptionAlgorithms: ['AES128'], phase2IntegrityAlgorithms: ['SHA2-256'] }, 1438, 'SHA2-256'],
  [{ phase2EncryptionAlgorithms: ['AES256'], phase2IntegrityAlgorithms: ['SHA2-384'] }, 1422, 'SHA2-384'],
  [{ phase2EncryptionAlgorithms: ['AES256'], phase2IntegrityAlgorithms: ['SHA2-512'] }, 1422, 'SHA2-512'],
] as const) {
  test(`a tunnel with ${JSON.stringify(tunnel)} carries ${mtu} bytes: ${because}`, () => {
    assert.equal(tunnelMtu({ ...TUNNEL, ...tunnel }), mtu)
  })
}

for (const [tunnel, mtu] of [
  [{}, 1438],
  [{ phase2EncryptionAlgorithms: ['AES128'] }, 1422],
  [{ phase2EncryptionAlgorithms: ['AES128'], phase2IntegrityAlgorithms: ['SHA2-384'] }, 1422],
  [{ phase2EncryptionAlgorithms: ['AES128'], phase2IntegrityAlgorithms: ['SHA2-512'] }, 1406],
] as const) {
  test(`with NAT traversal a tunnel with ${JSON.stringify(tunnel)} carries ${mtu} bytes`, () => {
    assert.equal(tunnelMtu({ ...TUNNEL, ...tunnel }, true), mtu)
  })
}

for (const [tunnel, mtu] of [
  [{}, 1426],
  [{ phase2EncryptionAlgorithms: ['AES128'], phase2IntegrityAlgorithms: ['SHA1'] }, 1422],
  [{ phase2EncryptionAlgorithms: ['AES128'] }, 1406],
  [{ phase2EncryptionAlgorithms: ['AES128'], phase2IntegrityAlgorithms: ['SHA2-384'] }, 1406],
  [{ phase2EncryptionAlgorithms: ['AES128'], phase2IntegrityAlgorithms: ['SHA2-512'] }, 1390],
] as const) {
  test(`between IPv6 addresses a tunnel with ${JSON.stringify(tunnel)} carries ${mtu} bytes`, () => {
    assert.equal(tunnelMtu({ ...TUNNEL, ...tunnel, outsideIpAddress: '2001:2:0:18::1' }), mtu)
  })
}

const TUNNEL = {
  outsideIpAddress: '203.0.113.1',
  insideCidr: '169.254.100.0/30',
  preSharedKey: 'abcdefgh',
  phase1LifetimeSeconds: 28_800,
  phase2LifetimeSeconds: 3600,
  rekeyMarginTimeSeconds: 270,
  rekeyFuzzPercentage: 100,
  replayWindowSize: 1024,
  dpdTimeoutSeconds: 30,
  dpdTimeoutAction: 'clear',
  startupAction: 'add',
  enableTunnelLifecycleControl: false,
} as const
