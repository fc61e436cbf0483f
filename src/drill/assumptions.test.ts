import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Bundle, Link, Range } from '../routing/network.ts'
import { compile } from '../topology/compile.ts'
import { GEOGRAPHY, worldOf } from '../topology/testWorld.ts'
import type { Topology } from '../topology/topology.ts'
import { assumptionTexts, DEFAULT_ASSUMPTIONS } from './assumptions.ts'

const EMPTY = compile(
  worldOf(() => undefined),
  GEOGRAPHY,
)

const LACP: Range = { bestMs: 2000, worstMs: 3000 }
const BFD: Range = { bestMs: 600, worstMs: 900 }
const MEMBER = { name: 'm', elements: [], pipes: [] }
const LAG: Bundle = { members: [MEMBER], needed: 1, ends: ['a', 'b'], timeout: LACP }
const RIDING: Bundle = { members: [{ ...MEMBER, timeout: BFD, detectedBy: 'bfd' }], needed: 1, ends: [], timeout: BFD }

function withBundles(...bundles: readonly Bundle[]): Topology {
  const links = bundles.map((bundle, i): [string, Link] => [
    `l${i}`,
    { name: `l${i}`, ends: ['a', 'b'], mtu: 1500, rttMs: 0, elements: [], pipes: [], probes: [], shown: true, bundle },
  ])
  return { ...EMPTY, network: { ...EMPTY.network, links: new Map(links) } }
}

function onLags(topology: Topology, kind: 'silent' | 'loss' = 'silent'): readonly string[] {
  const texts = assumptionTexts(DEFAULT_ASSUMPTIONS, topology, [{ on: 'm', name: 'm', kind }])
  return texts.filter(text => /LACP|hashed onto/.test(text))
}

test('what is assumed of LAGs is said where there is one: a tunnel that rides on others is none', () => {
  const said = onLags(withBundles(LAG))
  assert.deepEqual(said, [
    'A silent member of a LAG is left out after 2 s to 3 s without LACP (short timeout); until then its share is dark.',
    'BGP and BFD packets on a LAG are taken to be hashed onto a member that works.',
  ])
  assert.deepEqual(onLags(withBundles(RIDING)), [])
  assert.deepEqual(onLags(withBundles(RIDING, LAG)), said)
})

test('under loss a member that works is the one that loses least', () => {
  const [, hashed] = onLags(withBundles(LAG), 'loss')
  assert.equal(
    hashed,
    'BGP and BFD packets on a LAG are taken to be hashed onto a member that works, where all are lossy onto the one that loses least.',
  )
})
