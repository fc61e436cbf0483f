import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readEstate, topologyOf } from '../../src/cli/openEstate.ts'
import { endPointByName, trace } from '../../src/drill/trace/trace.ts'

const estate = await readEstate(new URL('../../examples/hub-and-spoke/estate.yaml', import.meta.url).pathname)
const topology = await topologyOf(estate)
const moment = { convergence: topology.baseline, brokenLinks: new Set<string>() }

/** `eu-prod-03` is production. */
const segmentOf = (vpc: string) => vpc.replace(/^eu-/, '').replace(/-\d+$/, '')
/** An address in the VPC's only subnet. */
const addressIn = (vpc: string) => estate.vpcs[vpc]!.cidr!.replace(/0\/20$/, '20')

function outcome(from: string, to: string) {
  const [start, end] = [endPointByName(topology, from), endPointByName(topology, to)]
  assert.ok(!('problem' in start) && !('problem' in end), `${from} to ${to}`)
  const { outcome: there, reason, back } = trace(topology, moment, start, end)
  return { there, reason, back: back?.outcome }
}

test('hub-and-spoke: of forty VPCs every one reaches every other, except production and development each other', () => {
  const vpcs = Object.keys(estate.vpcs)
  assert.equal(vpcs.length, 40)
  const unlike = vpcs.flatMap(from =>
    vpcs.flatMap(to => {
      if (from === to) return []
      const segments = [segmentOf(from), segmentOf(to)]
      const isApart = segments.includes('prod') && segments.includes('dev')
      const seen = outcome(addressIn(from), addressIn(to))
      const isAsWanted = isApart
        ? seen.there === 'dropped' && seen.back === 'dropped' && seen.reason.startsWith('no route')
        : seen.there === 'delivered' && seen.back === 'delivered'
      return isAsWanted ? [] : [`${from} to ${to}: ${seen.there} (${seen.reason}), back ${seen.back}`]
    }),
  )
  assert.deepEqual(unlike, [])
})

test('hub-and-spoke: the site reaches all kinds of both Regions over Direct Connect', () => {
  for (const host of ['orders', 'sandbox', 'dns', 'orders-eu', 'sandbox-eu', 'dns-eu']) {
    assert.deepEqual(outcome('desk', host).there, 'delivered', host)
    assert.deepEqual(outcome('desk', host).back, 'delivered', host)
  }
})
