import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { DescribeConnectionsCommand, DirectConnectClient } from '@aws-sdk/client-direct-connect'
import { PLAN_REPORT } from '../../src/planner/planSchema.ts'
import { interrupted } from '../cli/landbridge.ts'
import { serviceUnderTest } from '../clients/serviceUnderTest.ts'

const ROOT = new URL('../..', import.meta.url).pathname
const OFFICE = 'test/planner/requirements/office.yaml'
const folder = mkdtempSync(join(tmpdir(), 'landbridge-plan-'))
after(() => rmSync(folder, { recursive: true, force: true }))

function landbridge(...args: readonly string[]) {
  return spawnSync(process.execPath, ['--no-warnings', 'src/cli/main.ts', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: 120_000,
  })
}

test('the answer fits its schema, its candidates are served at once, and two runs are alike', async () => {
  const out = join(folder, 'out')
  const page = join(folder, 'plan.html')
  const markdown = join(folder, 'plan.md')
  const said = landbridge('plan', OFFICE, '--candidates', '3', '--json', '--out', out, '--html', page, '--markdown', markdown)
  const report = PLAN_REPORT.parse(JSON.parse(said.stdout))
  assert.equal(said.status, 0, said.stderr)
  assert.equal(report.counts.evaluated, 3)
  assert.equal(report.counts.generated, report.candidates.length + report.dropped.length)
  assert.equal(report.partial, false)
  assert.match(said.stderr, /3 of 3 designs made, drilled and priced/)
  assert.ok(readFileSync(page, 'utf8').includes('<!doctype html>'))
  assert.match(readFileSync(markdown, 'utf8'), /^# /m)

  const files = readdirSync(out).sort()
  assert.equal(files.length, report.candidates.length + 1)
  const at = report.candidates.findIndex(({ pattern }) => pattern !== 'vpn')
  const file = files.find(name => name.startsWith(`${at + 1}-`)) ?? ''
  const estate = readFileSync(join(out, file), 'utf8')
  assert.equal(estate, report.candidates[at]?.estate)

  for (const [index, { monthly, price: planned }] of report.candidates.entries()) {
    const own = files.find(name => name.startsWith(`${index + 1}-`)) ?? ''
    const priced = JSON.parse(landbridge('price', join(out, own), '--json').stdout)
    assert.deepEqual([priced.monthly, priced.unknown], [monthly, planned.unknown], `${own}: price says what plan says`)
  }

  await using service = await serviceUnderTest({ args: [join(out, file)] })
  const account = /account: "(\d+)"/.exec(estate)?.[1] ?? '123456789012'
  const client = new DirectConnectClient({
    endpoint: service.url,
    region: 'eu-central-1',
    credentials: { accessKeyId: account, secretAccessKey: 'x' },
  })
  const { connections = [] } = await client.send(new DescribeConnectionsCommand({}))
  assert.ok(connections.some(({ connectionName }) => connectionName === 'hq-dx-1'))
  assert.ok(connections.every(({ connectionState }) => connectionState === 'available'))

  const again = landbridge('plan', OFFICE, '--candidates', '3', '--json')
  assert.deepEqual(JSON.parse(again.stdout), report)
})

test('where nothing can do it the exit code is 1, and the answer says which number would', () => {
  const file = join(folder, 'poor.yaml')
  writeFileSync(file, `${readFileSync(join(ROOT, OFFICE), 'utf8')}budget: 100\nsurvive: single\n`)
  const said = landbridge('plan', file, '--candidates', '2', '--json')
  assert.equal(said.status, 1, said.stderr)
  const { impossible } = PLAN_REPORT.parse(JSON.parse(said.stdout))
  const budget = impossible.find(({ requirement }) => requirement === 'budget')
  assert.match(budget?.possibleWith ?? '', /^[\d,]+\.\d\d USD more a month$/)
})

for (const [wrong, message] of [
  [['plan', 'nowhere.yaml'], /There is no file nowhere\.yaml; give a requirements file such as examples\/plan/],
  [['plan', OFFICE, '--candidates', 'all'], /It takes a whole number from 1 to 100/],
  [
    ['plan', 'examples/two-locations/estate.yaml'],
    /^examples\/two-locations\/estate\.yaml:1:1: error: This is an estate file, .*cat examples\/plan\/requirements\.yaml .*\.\n$/,
  ],
] as const) {
  test(`a mistake is one sentence and exit code 2: ${wrong.join(' ')}`, () => {
    const { status, stderr, stdout } = landbridge(...wrong)
    assert.equal(status, 2)
    assert.match(stderr, message)
    assert.doesNotMatch(stderr, /\n\s+at /)
    assert.equal(stdout, '')
  })
}

test('Ctrl-C gives what there is, and says that it is a part', async () => {
  const { stdout, stderr } = await interrupted('plan', OFFICE, '--candidates', '20', '--json')
  const report = PLAN_REPORT.parse(JSON.parse(stdout))
  assert.equal(report.partial, true)
  assert.match(stderr, /Interrupted: (one design was|\d+ designs were) looked at closely/)
})

test('a service plans too, from text or JSON, and tells what is wrong with its place', async () => {
  await using service = await serviceUnderTest()
  const ask = (body: object) =>
    fetch(`${service.url}/landbridge/v1/plans`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const text = readFileSync(join(ROOT, OFFICE), 'utf8')
  const ofText = PLAN_REPORT.parse(await (await ask({ requirements: text, candidates: 1 })).json())
  assert.equal(ofText.counts.evaluated, 1)
  const asJson = {
    'landbridge-plan': 1,
    name: 'small',
    today: '2026-12-01',
    sites: { hq: { place: 'Frankfurt, DE', prefixes: ['192.168.0.0/20'], traffic: { steady: '100Mbps' } } },
    regions: { 'eu-central-1': { vpcs: 1, cidr: '10.0.0.0/16' } },
  }
  const ofJson = PLAN_REPORT.parse(await (await ask({ requirements: asJson, candidates: 1 })).json())
  assert.equal(ofJson.name, 'small')

  for (const [requirements, message] of [
    ['landbridge-plan: 1\nsites: {}\n', /requirements:\d+:\d+: /],
    [{ ...asJson, latencies: '3ms' }, /unknown key latencies: did you mean latency\?/],
    ['['.repeat(1000), /nested more than 32 levels deep/],
  ] as const) {
    const refused = await ask({ requirements })
    assert.equal(refused.status, 400)
    assert.match(((await refused.json()) as { message: string }).message, message)
  }
  const document = (await (await fetch(`${service.url}/landbridge/v1/openapi.json`)).json()) as { paths: Record<string, unknown> }
  assert.ok(Object.keys(document.paths).some(path => path.endsWith('/plans')))
})

test('the schemas of the file and of the answer are printed', () => {
  for (const [name, title] of [
    ['requirements', 'Landbridge requirements'],
    ['plan', 'Landbridge plan'],
  ] as const) {
    const { stdout, status } = landbridge('schema', name)
    assert.equal(status, 0)
    assert.equal((JSON.parse(stdout) as { title: string }).title, title)
  }
})
