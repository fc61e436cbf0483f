import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { parse } from 'yaml'
import { exportCloudFormation } from '../../src/handoff/cloudformation/exportCloudFormation.ts'
import { requirement } from '../requirement.ts'
import { applied } from './exported.ts'

const ESTATES = [
  'two-locations',
  'encrypted-direct-connect',
  'hub-and-spoke',
  'three-accounts',
  'single-vpn',
  'dual-stack',
] as const

const { types } = JSON.parse(readFileSync(new URL('./cloudFormationTypes.json', import.meta.url), 'utf8')) as {
  types: Record<string, { properties: string[]; required: string[]; attributes: string[] }>
}

interface Read {
  readonly Parameters?: Record<string, { readonly NoEcho?: boolean; readonly Default?: string }>
  readonly Conditions?: Record<string, unknown>
  readonly Resources: Record<string, { readonly Type: string; readonly DependsOn?: string[]; readonly Properties: object }>
  readonly Outputs?: Record<string, { readonly Value: unknown; readonly Export?: { readonly Name: string } }>
}

/** A function as CloudFormation's reader has it: its short tag and what stands behind it. */
interface Called {
  readonly tag: string
  readonly argument: unknown
}

const TAGS = ['Ref', 'GetAtt', 'ImportValue', 'If', 'Not', 'Equals'].flatMap(tag => [
  { tag: `!${tag}`, resolve: (text: string): unknown => ({ tag, argument: text }) },
  {
    tag: `!${tag}`,
    collection: 'seq' as const,
    resolve: (node: { toJSON: () => unknown }): unknown => ({ tag, argument: node }),
  },
])

function read(text: string): Read {
  return parse(text, { customTags: TAGS as never }) as Read
}

function callsIn(value: unknown): Called[] {
  if (typeof value !== 'object' || value === null) return []
  if ('tag' in value && 'argument' in value) {
    const { tag, argument } = value as Called
    const inside = typeof argument === 'object' && argument !== null && 'toJSON' in argument ? itemsOf(argument) : []
    return [{ tag, argument: inside.length > 0 ? inside : argument }, ...callsIn(inside)]
  }
  return Object.values(value).flatMap(callsIn)
}

function itemsOf(sequence: unknown): unknown[] {
  return ((sequence as { items: readonly { value: unknown }[] }).items ?? []).map(({ value }) => value)
}

async function templatesOf(example: string) {
  const { world } = await applied(example)
  const { files, left } = exportCloudFormation({ world, name: example, estate: `examples/${example}/estate.yaml` })
  const templates = files.filter(({ name }) => name.endsWith('.yaml')).map(file => ({ ...file, read: read(file.text) }))
  return { files, templates, left }
}

for (const example of ESTATES) {
  test(`every reference in the templates of ${example} leads somewhere, and to nothing twice`, async () => {
    const { templates } = await templatesOf(example)
    assert.ok(templates.length > 0)
    const exports = new Set<string>()
    for (const { name, read: template } of templates) {
      const { Parameters = {}, Conditions = {}, Resources, Outputs = {} } = template
      const used = new Set<string>()
      for (const { tag, argument } of callsIn(template)) {
        const [what = '', attribute = ''] = String(argument).split('.')
        if (tag === 'Ref') {
          assert.ok(what in Resources || what in Parameters || what === 'AWS::NoValue', `${name}: !Ref ${what}`)
          used.add(what)
        }
        if (tag === 'GetAtt') {
          const type = Resources[what]?.Type ?? ''
          assert.ok(types[type]?.attributes.includes(attribute), `${name}: !GetAtt ${argument}`)
        }
        if (tag === 'ImportValue')
          assert.ok(exports.has(String(argument)), `${name}: ${argument} is exported by an earlier stack`)
        if (tag === 'If') assert.ok(String((argument as unknown[])[0]) in Conditions, `${name}: !If ${String(argument)}`)
      }
      for (const { Export } of Object.values(Outputs)) {
        if (Export) assert.ok(!exports.has(Export.Name), `${Export.Name} twice`)
        if (Export) exports.add(Export.Name)
      }
      assert.deepEqual(
        Object.keys(Parameters).filter(each => !used.has(each)),
        [],
        `${name}: parameters that nothing uses`,
      )
      for (const { DependsOn = [] } of Object.values(Resources)) {
        for (const other of DependsOn) assert.ok(other in Resources, `${name}: DependsOn ${other}`)
      }
    }
  })

  test(`the types and properties in the templates of ${example} are those of the specification`, async () => {
    for (const { name, read: template } of (await templatesOf(example)).templates) {
      for (const [id, { Type, Properties }] of Object.entries(template.Resources)) {
        const known = types[Type]
        assert.ok(known, `${name}: ${id} is a ${Type}`)
        const said = Object.keys(Properties)
        assert.deepEqual(
          said.filter(property => !known.properties.includes(property)),
          [],
          `${name}: ${id}`,
        )
        assert.deepEqual(
          known.required.filter(property => !said.includes(property)),
          [],
          `${name}: ${id} lacks what it needs`,
        )
      }
    }
  })

  test(`the resources of no template of ${example} wait for each other in a circle`, async () => {
    for (const { name, read: template } of (await templatesOf(example)).templates) {
      const needs = new Map(
        Object.entries(template.Resources).map(([id, { DependsOn = [], Properties }]) => {
          const refs = callsIn(Properties).flatMap(({ tag, argument }) =>
            tag === 'Ref' || tag === 'GetAtt' ? [String(argument).split('.')[0] ?? ''] : [],
          )
          return [id, [...DependsOn, ...refs].filter(each => each in template.Resources)] as const
        }),
      )
      const done = new Set<string>()
      for (let round = 0; round <= needs.size; round += 1) {
        for (const [id, wanted] of needs) if (wanted.every(each => done.has(each))) done.add(id)
      }
      assert.equal(done.size, needs.size, `${name}: ${[...needs.keys()].filter(id => !done.has(id)).join(', ')}`)
    }
  })
}

test('no template and no README holds a key: each is a parameter that nobody echoes', async () => {
  for (const example of ESTATES) {
    const { world } = await applied(example)
    const keys = [
      ...[...world.all('virtualInterface')].flatMap(({ body }) => body.peers.map(({ authKey }) => authKey)),
      ...[...world.all('vpnConnection')].flatMap(({ body }) => body.tunnels.map(({ preSharedKey }) => preSharedKey)),
    ].filter(key => key !== '')
    assert.ok(keys.length > 0)
    const { files, templates } = await templatesOf(example)
    for (const { name, text } of files) for (const key of keys) assert.ok(!text.includes(key), `${name} of ${example}`)
    const secrets = templates.flatMap(({ read: { Parameters = {} } }) =>
      Object.entries(Parameters).filter(([name]) => /^(Key|Psk)/.test(name)),
    )
    assert.ok(secrets.length > 0)
    for (const [name, { NoEcho, Default }] of secrets) assert.deepEqual([NoEcho, Default], [true, ''], name)
  }
})

test('a virtual interface waits for light in a template of its own, and what CloudFormation does not tell is asked for', async () => {
  const { templates } = await templatesOf('encrypted-direct-connect')
  const stages = templates.map(({ name, read: { Resources } }) => [
    name.replace('us-east-1-123456789012-', ''),
    [...new Set(Object.values(Resources).map(({ Type }) => Type.replace(/^AWS::\w+::/, '')))].filter(type =>
      ['Connection', 'TransitVirtualInterface', 'VPNConnection', 'TransitGatewayRouteTableAssociation'].includes(type),
    ),
  ])
  assert.deepEqual(stages, [
    ['1.yaml', ['VPNConnection', 'TransitGatewayRouteTableAssociation', 'Connection']],
    ['2.yaml', ['VPNConnection', 'TransitGatewayRouteTableAssociation']],
    ['3.yaml', ['TransitGatewayRouteTableAssociation']],
    ['interfaces.yaml', ['TransitVirtualInterface']],
  ])
  const asked = Object.keys(templates[1]?.read.Parameters ?? {}).filter(name => !name.startsWith('Psk'))
  assert.deepEqual(asked, ['AttachmentOfHubToTheTransitGateway', 'AttachmentOfLastResortToTheTransitGateway'])
})

test('what crosses accounts is left to its owners, in a sentence each', async () => {
  const { left } = await templatesOf('three-accounts')
  for (const [says, because] of [
    [/^Interconnect metro is a partner's/, 'no type for interconnects'],
    [/^Hosted connection dx-hosted .* confirm-connection/, 'allocated by the partner'],
    [/^Association of hub prod: account 333333333333 .*proposal/, 'proposed and accepted'],
    [/^Virtual interface vif-lab is account 333333333333's/, 'allocated and confirmed'],
  ] as const) {
    assert.equal(left.filter(sentence => says.test(sentence)).length, 1, because)
  }
})

test('cfn-lint finds nothing but Availability Zones that are named', async t => {
  const lint = requirement(t, 'cfn-lint')
  if (!lint) return
  const folder = mkdtempSync(join(tmpdir(), 'landbridge-cloudformation-'))
  try {
    const paths: string[] = []
    for (const example of ESTATES) {
      for (const { name, text } of (await templatesOf(example)).templates) {
        const path = join(folder, `${example}-${name}`)
        writeFileSync(path, text)
        paths.push(path)
      }
    }
    const { status, stdout } = spawnSync(lint, ['-i', 'W3010', '--', ...paths], { encoding: 'utf8' })
    assert.equal(status, 0, stdout)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
