import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { NetworkAclEntry, SecurityGroupRule } from '../../resources/endPoints.ts'
import { compile } from '../../topology/compile.ts'
import { GEOGRAPHY, port, site, vpc, worldOf } from '../../topology/testWorld.ts'
import type { Topology } from '../../topology/topology.ts'
import type { Packet } from './packet.ts'
import { endPointByName, type Trace, trace } from './trace.ts'

const SCOPE = { account: '123456789012', region: 'us-east-1' }
const PORT = {
  name: 'a',
  location: 'EqDC2',
  device: 'EqDC2-1',
  router: 'edge',
  gateway: { kind: 'virtualPrivateGateway', id: 'vgw-prod' },
  octet: 20,
} as const

interface Filters {
  readonly rules?: readonly Omit<SecurityGroupRule, 'id' | 'tags'>[]
  readonly entries?: readonly NetworkAclEntry[]
  readonly state?: 'running' | 'stopped'
}

/** `app` of a site, and `db` and `web`, two instances of a VPC, in a subnet of their own each. */
function estate({ rules, entries, state = 'running' }: Filters): Topology {
  const world = worldOf(draft => {
    site(draft, [{ name: 'edge' }])
    vpc(draft, 'prod', '10.20.0.0/16', {})
    port(draft, PORT)
    const vpcId = 'vpc-prod'
    const group = { vpcId, description: '', tags: {} }
    draft.put('securityGroup', 'sg-db', SCOPE, {
      ...group,
      name: 'database',
      ...(rules && { rules: rules.map((rule, at) => ({ id: `sgr-${at}`, tags: {}, ...rule })) }),
    })
    draft.put('securityGroup', 'sg-web', SCOPE, {
      ...group,
      name: 'web',
      rules: [
        { ...ALL_OUT, id: 'sgr-w', tags: {} },
        { ...ALL_IN, id: 'sgr-i', tags: {} },
      ],
    })
    draft.put('networkAcl', 'acl-1', SCOPE, {
      vpcId,
      isDefault: false,
      associations: [{ id: 'aclassoc-1', subnetId: 'subnet-db' }],
      tags: {},
      ...(entries ? { entries } : { entries: [allow(100, true), allow(100, false)] }),
    })
    draft.put('networkAcl', 'acl-default', SCOPE, { vpcId, isDefault: true, tags: {} })
    for (const [name, octet] of [
      ['db', 1],
      ['web', 2],
    ] as const) {
      const subnetId = `subnet-${name}`
      draft.put('subnet', subnetId, SCOPE, {
        vpcId,
        cidr: `10.20.${octet}.0/24`,
        availabilityZone: 'us-east-1a',
        availabilityZoneId: 'use1-az1',
        mapPublicIpOnLaunch: false,
        defaultForAz: false,
        state: 'available',
        tags: {},
      })
      draft.put('instance', `i-${name}`, SCOPE, {
        imageId: 'ami-1',
        instanceType: 't3.micro',
        state: name === 'db' ? state : 'running',
        subnetId,
        vpcId,
        reservationId: 'r-1',
        launchedAt: 0,
        tags: { Name: name },
      })
      draft.put('networkInterface', `eni-${name}`, SCOPE, {
        vpcId,
        subnetId,
        description: '',
        interfaceType: 'interface',
        requesterManaged: false,
        macAddress: '06:00:00:00:00:01',
        privateAddresses: [`10.20.${octet}.10`],
        ipv6Addresses: [],
        securityGroupIds: [`sg-${name}`],
        sourceDestCheck: true,
        attachment: { id: 'eni-attach-1', instanceId: `i-${name}`, deviceIndex: 0, attachedAt: 0, deleteOnTermination: true },
        createdAt: 0,
        tags: {},
      })
    }
  })
  return compile(world, GEOGRAPHY)
}

const ALL_OUT = { isEgress: true, protocol: '-1', cidr: '0.0.0.0/0' }
const ALL_IN = { isEgress: false, protocol: '-1', cidr: '0.0.0.0/0' }
const tcpIn = (fromPort: number, from: Partial<SecurityGroupRule>) => ({
  isEgress: false,
  protocol: 'tcp',
  fromPort,
  toPort: fromPort,
  ...from,
})

function allow(ruleNumber: number, isEgress: boolean, rest: Partial<NetworkAclEntry> = {}): NetworkAclEntry {
  return { ruleNumber, isEgress, protocol: '-1', action: 'allow', cidr: '0.0.0.0/0', ...rest }
}

function traced(topology: Topology, from: string, to: string, packet: Packet): Trace {
  const [start, end] = [endPointByName(topology, from), endPointByName(topology, to)]
  if ('problem' in start || 'problem' in end) throw new TypeError('no such end point')
  return trace(topology, { convergence: topology.baseline, brokenLinks: new Set() }, start, end, packet)
}

const PASSES = undefined

const GROUP_CASES: readonly [Filters['rules'], string, Packet, string | undefined, string][] = [
  [[tcpIn(5432, { cidr: '10.0.0.0/16' }), ALL_OUT], 'app', { tcp: 5432 }, PASSES, 'the site is allowed'],
  [
    [tcpIn(5432, { cidr: '10.0.0.0/16' }), ALL_OUT],
    'app',
    { tcp: 22 },
    'dropped by sg-db (database): no ingress rule allows TCP port 22 from 10.0.1.10',
    'no rule is about the port',
  ],
  [[tcpIn(5432, { cidr: '10.0.0.0/16' })], 'app', { udp: 5432 }, 'UDP port 5432', 'the rule is about TCP'],
  [[tcpIn(5432, { cidr: '10.0.0.0/16' })], 'app', {}, PASSES, 'without a protocol one way for something is enough'],
  [[tcpIn(5432, { cidr: '10.9.0.0/16' })], 'app', {}, 'no ingress rule allows anything from 10.0.1.10', 'nothing could pass'],
  [[tcpIn(5432, { groupId: 'sg-web' })], 'web', { tcp: 5432 }, PASSES, 'who is in the group, and answers need no rule'],
  [[tcpIn(5432, { groupId: 'sg-web' })], 'app', { tcp: 5432 }, 'sg-db (database)', 'a site is in no group'],
  [undefined, 'app', { icmp: true }, 'no ingress rule allows ICMP', 'a default group lets in its own members alone'],
]

for (const [rules, from, packet, refusal, because] of GROUP_CASES) {
  test(`a security group and ${JSON.stringify(packet)} from ${from}: ${because}`, () => {
    const { outcome, reason, back } = traced(estate({ ...(rules && { rules }) }), from, 'db', packet)
    assert.equal(outcome, refusal === undefined ? 'delivered' : 'dropped', reason)
    if (refusal !== undefined) assert.ok(reason.includes(refusal), reason)
    assert.equal(back?.outcome, 'delivered', String(back?.reason))
  })
}

const IN = allow(100, false)
const ACL_CASES: readonly [readonly NetworkAclEntry[], Packet, string | undefined, string | undefined, string][] = [
  [[IN, allow(100, true)], { tcp: 5432 }, PASSES, PASSES, 'both ways are allowed'],
  [
    [IN],
    { tcp: 5432 },
    PASSES,
    'dropped by acl-1: rule 32767 denies TCP port 49152 to 10.0.1.10',
    'answers need an entry of their own',
  ],
  [
    [IN, allow(100, true, { protocol: 'tcp', fromPort: 1024, toPort: 65_535 })],
    { tcp: 5432 },
    PASSES,
    PASSES,
    'answers go to an ephemeral port',
  ],
  [
    [allow(90, false, { protocol: 'tcp', fromPort: 5432, toPort: 5432, action: 'deny' }), IN, allow(100, true)],
    { tcp: 5432 },
    'dropped by acl-1: rule 90 denies TCP port 5432 from 10.0.1.10',
    PASSES,
    'the lowest number that matches decides',
  ],
]

for (const [entries, packet, there, back, because] of ACL_CASES) {
  test(`a network ACL and ${JSON.stringify(packet)}: ${because}`, () => {
    const way = traced(estate({ rules: [ALL_IN, ALL_OUT], entries }), 'app', 'db', packet)
    for (const [seen, expected] of [
      [way, there],
      [way.back, back],
    ] as const) {
      assert.equal(seen?.outcome, expected === undefined ? 'delivered' : 'dropped', String(seen?.reason))
      if (expected !== undefined) assert.equal(seen?.reason, expected)
    }
  })
}

test('a stopped instance is no end point, and its address is found by nobody', () => {
  const topology = estate({ state: 'stopped' })
  assert.equal(topology.hosts.has('db'), false)
  assert.equal(topology.hosts.get('i-web')?.address.text, '10.20.2.10', 'a running one goes by its id as well')
})
