import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { Service } from '../../src/cli/service.ts'
import { RealClock } from '../../src/fabric/clock.ts'
import type { Scope } from '../../src/resources/world.ts'
import { openSqliteStore } from '../../src/store/sqlite/openSqliteStore.ts'
import { isNamedLikeId, nounsOf } from './idMembers.ts'
import { type Cell, cellsOf, tried } from './matrix.ts'
import type { Noun, Things } from './nouns.ts'
import { type BuiltOperation, builtOperations, operationNames } from './operations.ts'
import { ROWS } from './rows.ts'
import { absent, populate } from './things.ts'

const HOME: Scope = { account: '111111111111', region: 'us-east-1' }
const STRANGER: Scope = { account: '222222222222', region: 'us-east-1' }
const ELSEWHERE: Scope = { account: '111111111111', region: 'eu-west-1' }

const operations = await builtOperations()
let folder: string
let service: Service
let home: Things
let strangers: Things
let elsewhere: Things

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'landbridge-isolation-'))
  const store = await openSqliteStore(folder)
  const report = (bug: unknown) => {
    throw bug
  }
  service = new Service({ store, clock: new RealClock(), pace: 'instant', hands: 'auto', report })
  await service.start()
  home = await populate(service, HOME, 1)
  strangers = await populate(service, STRANGER, 2)
  elsewhere = await populate(service, ELSEWHERE, 3)
})
after(async () => {
  await service[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

/** What belongs to an account and to no Region: whoever has the account sees it from everywhere. */
const GLOBAL: ReadonlySet<Noun> = new Set([
  'account',
  'directConnectGateway',
  'directConnectGatewayArn',
  'association',
  'transitAssociation',
  'proposal',
])

/** Regional ids that an operation takes from every Region of the account, because what it is about spans Regions. */
const SPANNING: Readonly<Record<string, readonly Noun[]>> = {
  AssociateConnectionsToResiliencyGroup: ['connection', 'lag', 'hostedConnection'],
  DisassociateConnectionsFromResiliencyGroup: ['connection', 'lag', 'hostedConnection'],
  DescribeDirectConnectGatewayAssociations: ['virtualPrivateGateway', 'transitGateway'],
  DescribeDirectConnectGatewayAttachments: ['virtualInterface', 'testedVirtualInterface', 'hostedVirtualInterface'],
  DescribeDirectConnectGatewayAssociationProposals: ['proposedGateway'],
}

test('every member that is named like an id says what it takes', () => {
  const unsaid = operations.flatMap(({ service, name, texts }) =>
    texts
      .filter(path => isNamedLikeId(service, path) && nounsOf(service, name, path) === undefined)
      .map(path => `${service} ${name} ${path}`),
  )
  assert.deepEqual(unsaid, [], 'say in idMembers.ts what these take')
})

test('every operation that takes an id has a row, and every row an operation', () => {
  const missing = operations.filter(
    op => cellsOf(op).some(({ path }) => !path.startsWith('Filters ')) && ROWS[op.service]?.[op.name] === undefined,
  )
  assert.deepEqual(
    missing.map(({ service, name }) => `${service} ${name}`),
    [],
    'write a call for these in rows*.ts',
  )
  const stray = Object.entries(ROWS).flatMap(([service, rows]) =>
    service === 'ec2' ? [] : Object.keys(rows).filter(name => !operationNames(service).includes(name)),
  )
  assert.deepEqual(stray, [], 'these rows name no operation')
})

test('one of every noun was made that can be', () => {
  assert.deepEqual(Object.keys(home).toSorted(), Object.keys(strangers).toSorted())
  const ids = Object.entries(home).filter(([, id]) => id !== undefined)
  assert.ok(ids.length >= 25, ids.map(([noun]) => noun).join(', '))
})

/** Members that an operation takes as they come, with who looks at them. */
const UNSEEN: Readonly<Record<string, string>> = {
  'landbridge PostFault on': 'the REST half finds the component in the caller’s own topology before it calls',
  ...Object.fromEntries(
    [
      'RevokeSecurityGroupEgress',
      'RevokeSecurityGroupIngress',
      'UpdateSecurityGroupRuleDescriptionsEgress',
      'UpdateSecurityGroupRuleDescriptionsIngress',
    ].map(name => [
      `ec2 ${name} IpPermissions[].PrefixListIds[].PrefixListId`,
      'the rule is found by what it says, in the caller’s own group',
    ]),
  ),
}

test('every member that takes an id is looked at: with the owner’s the answer is another than with nobody’s', () => {
  const unseen = operations.flatMap(operation => {
    const byPath = Map.groupBy(cellsOf(operation), ({ path }) => path)
    return [...byPath].flatMap(([path, cells]) => {
      const name = `${operation.service} ${operation.name} ${path}`
      const answers = cells.flatMap(({ noun, inputWith }) => {
        const id = home[noun]
        if (id === undefined) return []
        const nobodys = absent(noun, id)
        return [id, nobodys].map(given => tried(service, operation, HOME, inputWith(home, given), given).answer)
      })
      const isSeen = answers.some((answer, i) => i % 2 === 0 && answer !== answers[i + 1])
      return isSeen || answers.length === 0 || path.startsWith('Filters ') || UNSEEN[name] ? [] : [`${name}: ${answers[0]}`]
    })
  })
  assert.deepEqual(unseen, [])
})

function leaks(operation: BuiltOperation, cell: Cell, scope: Scope, own: Things): string[] {
  const { noun, path, inputWith } = cell
  const id = home[noun]
  const name = `${operation.service} ${operation.name} ${path} (${noun})`
  if (id === undefined) return []
  const nobodys = absent(noun, id)
  const got = tried(service, operation, scope, inputWith(own, id), id)
  const wanted = tried(service, operation, scope, inputWith(own, nobodys), nobodys)
  const touched = got.changes.filter(({ before, after }) =>
    [before, after].some(row => row?.account === HOME.account && (scope.account !== HOME.account || row.region === HOME.region)),
  )
  return [
    ...(got.answer === wanted.answer
      ? []
      : [`${name} answers\n  ${got.answer.slice(0, 600)}\nand for nobody's id\n  ${wanted.answer.slice(0, 600)}`]),
    ...touched.map(({ kind, id: row }) => `${name} changes ${kind} ${row}`),
  ]
}

test('a planted leak is found: an operation that answers or changes a row whoever asks', () => {
  const planted = (operate: BuiltOperation['operate']): BuiltOperation => ({
    service: 'ec2',
    name: 'DeleteVpc',
    texts: ['VpcId'],
    operate,
  })
  const answers = planted(({ world }, { VpcId }: { VpcId: string }) => world.get('vpc', VpcId)?.body.state ?? 'none')
  const changes = planted(({ world }, { VpcId }: { VpcId: string }) => {
    if (world.get('vpc', VpcId)) world.update('vpc', VpcId, { state: 'pending' })
  })
  for (const [operation, says] of [
    [answers, /answers/],
    [changes, /changes vpc/],
  ] as const)
    for (const [scope, own] of [
      [STRANGER, strangers],
      [ELSEWHERE, elsewhere],
    ] as const)
      assert.match(
        cellsOf(operation)
          .flatMap(cell => leaks(operation, cell, scope, own))
          .join(),
        says,
      )
})

test('DX gateways are global: from another Region their owner is answered as at home', () => {
  const global = operations.filter(({ name }) => /^DescribeDirectConnectGateway/.test(name))
  for (const operation of global) {
    for (const { noun, inputWith } of cellsOf(operation)) {
      const id = home[noun]
      if (id === undefined || !GLOBAL.has(noun)) continue
      const [there, here] = [ELSEWHERE, HOME].map(scope => tried(service, operation, scope, inputWith(home, id), id).answer)
      assert.equal(there, here, `${operation.name} ${noun}`)
    }
  }
})

for (const operation of operations) {
  const cells = cellsOf(operation)
  if (cells.length === 0) continue
  test(`${operation.service} ${operation.name}: another account’s id is like nobody’s, in ${cells.length} places`, () => {
    assert.deepEqual(cells.flatMap(cell => leaks(operation, cell, STRANGER, strangers)).join('\n'), '')
  })
  const regional =
    operation.service === 'landbridge'
      ? []
      : cells.filter(({ noun }) => !GLOBAL.has(noun) && !SPANNING[operation.name]?.includes(noun))
  if (regional.length === 0) continue
  test(`${operation.service} ${operation.name}: an id of another Region is like nobody’s, in ${regional.length} places`, () => {
    assert.deepEqual(regional.flatMap(cell => leaks(operation, cell, ELSEWHERE, elsewhere)).join('\n'), '')
  })
}
