import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { DRILL_REPORT } from '../../src/drill/report/reportSchema.ts'
import { readYaml } from '../../src/estate/readYaml.ts'
import { serviceUnderTest } from '../clients/serviceUnderTest.ts'

const ROOT = new URL('../..', import.meta.url).pathname
const TWO = 'examples/two-locations/estate.yaml'
const GRAY = 'examples/two-locations/gray.yaml'
const FOLDER = mkdtempSync(join(tmpdir(), 'landbridge-gray-'))
const YAML = readFileSync(join(ROOT, GRAY), 'utf8')

function landbridge(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', 'src/cli/main.ts', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: 60_000,
  })
  return { status, stdout, stderr }
}

function written(name: string, text: string): string {
  const file = join(FOLDER, name)
  writeFileSync(file, text)
  return file
}

test('the gray example: all that is expected holds, and the two windows that overlap are told', () => {
  const ran = landbridge('drill', TWO, '--file', GRAY)
  assert.equal(ran.status, 0, ran.stdout + ran.stderr)
  assert.match(
    ran.stdout.replaceAll(/\s+/g, ' '),
    /dx-a and dx-b are both in maintenance from 2026-12-05 05:00 UTC to 2026-12-05 06:00 UTC \(carrier a, carrier b\): app-to-db is partly, app-to-lake is gone\./,
  )
  assert.match(ran.stdout, /one strand +dx-a +app → db +whole +1\.2 s \[600 ms\], +BFD/)
})

test('on the command line, as JSON', () => {
  const ran = landbridge('drill', TWO, '--loss', 'dx-a:in=2%', '--rate', 'dx-b=1Gbps', '--json')
  assert.equal(ran.status, 1, ran.stderr)
  const [scenario] = DRILL_REPORT.parse(JSON.parse(ran.stdout)).scenarios
  assert.deepEqual(
    scenario?.faults.map(({ on: _, ...fault }) => fault),
    [
      { kind: 'loss', name: 'dx-a', direction: 'in', share: 0.02 },
      { kind: 'rate', name: 'dx-b', toBps: 1_000_000_000 },
    ],
  )
})

for (const [args, says, because] of [
  [['--loss', 'dx-a'], /^--loss is dx-a; it takes a thing and a value such as dx-a=2%\./, 'no share'],
  [
    ['--loss', 'dx-a=100%'],
    /^--loss is dx-a=100%; it takes a share of more than 0 % and less than 100 % .* is silent\./,
    'all of it',
  ],
  [['--rate', 'dx-a=fast'], /^--rate is dx-a=fast; it takes a rate with its unit/, 'no rate'],
  [['--rate', 'dx-a=2'], /^--rate is dx-a=2; it takes a rate with its unit such as .*: did you mean 2Gbps\?\n$/, 'no unit'],
  [['--flap', 'dx-a=5s/20s'], /^--flap is dx-a=5s\/20s; it takes how long down, how long up and how often/, 'how often?'],
  [['--flap', 'dx-a=5s/20s*900'], /^--flap is dx-a=5s\/20s\*900; it takes a whole number from 1 to 200\./, 'too often'],
  [['--silent', 'edge-1:out'], /^edge-1 \(router\) cannot have a failure of one direction in a drill/, 'a router'],
  [['--file', GRAY, '--drain', 'dx-a'], /^--drain does not go with a drill file/, 'two drills at once'],
  [
    ['--file', written('1.yaml', YAML.replace('share: 2%', 'share: 2'))],
    /1\.yaml:\d+:\d+: error: steps\.0\.loss\.0\.share is 2; it takes a share/,
    'no percent',
  ],
  [
    ['--file', written('2.yaml', YAML.replace('things: [dx-b]', 'things: [dx-c]'))],
    /2\.yaml:\d+:\d+: error: Nothing that can fail is called dx-c/,
    'a name mistyped in the calendar',
  ],
  [
    ['--file', written('3.yaml', YAML.replace(', as: drain, every: week', ', every: weak'))],
    /3\.yaml:\d+:\d+: error: calendar\.1\.every is weak; it takes week or month/,
    'a word mistyped',
  ],
] as const) {
  test(`landbridge drill ${args.map(arg => arg.replace(FOLDER, '')).join(' ')} is refused with 2 and a sentence: ${because}`, () => {
    const ran = landbridge('drill', TWO, ...args)
    assert.equal(ran.status, 2)
    assert.match(ran.stderr, says)
    assert.equal(ran.stdout, '')
  })
}

test('--live breaks a thing once: what flaps is played on a copy', () => {
  const ran = landbridge('drill', 'http://127.0.0.1:9', '--live', '--flap', 'dx-a=5s/20s*3')
  assert.equal(ran.status, 2)
  assert.match(
    ran.stderr,
    /^--flap does not go with --live, which breaks a thing once and heals it; play it without --live, or cut dx-a again and again by POST/,
  )
})

interface Answer {
  readonly status: number
  readonly body: Record<string, unknown>
}

test('a running service: drills by HTTP, faults that last, and what it cannot do', async () => {
  await using service = await serviceUnderTest({ args: [TWO] })
  const send = async (method: string, path: string, input?: unknown): Promise<Answer> => {
    const response = await fetch(`${service.url}/landbridge/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(input === undefined ? {} : { body: JSON.stringify(input) }),
    })
    return { status: response.status, body: (await response.json().catch(() => ({}))) as Record<string, unknown> }
  }
  const played = await send('POST', '/drills', { flap: [{ on: 'dx-a', down: '5s', up: '20s', times: 3 }], drain: ['dx-b'] })
  assert.deepEqual(
    DRILL_REPORT.parse(played.body).scenarios[0]?.faults.map(({ on: _, ...fault }) => fault),
    [
      { kind: 'flap', name: 'dx-a', downMs: 5000, upMs: 20_000, times: 3 },
      { kind: 'drain', name: 'dx-b' },
    ],
  )
  const file = await send('POST', '/drills', { file: readYaml(YAML).value })
  assert.equal((DRILL_REPORT.parse(file.body).sequence?.overlaps ?? []).length, 1)

  const lossy = await send('POST', '/faults', { kind: 'loss', on: 'dx-a:in', share: '2%' })
  assert.deepEqual([lossy.body.kind, lossy.body.direction, lossy.body.share], ['loss', 'in', 0.02])
  const worse = await send('POST', '/faults', { kind: 'loss', on: 'dx-a:in', share: '3%' })
  assert.equal(worse.body.id, lossy.body.id, 'the same thing, lossy in the same way, is the same fault')
  const slower = await send('POST', '/faults', { kind: 'rate', on: 'dx-b', to: '1Gbps' })
  assert.equal(slower.body.toBps, 1_000_000_000)
  assert.equal(((await send('GET', '/faults')).body.faults as unknown[]).length, 2)

  await send('POST', '/faults', { kind: 'silent', on: 'vif-b:out', until: '1h' })
  for (const [input, says] of [
    [
      { kind: 'flap', on: 'dx-a' },
      /kind .*it takes cut, silent, loss, rate or drain: what flaps, cut it with until, again and again/,
    ],
    [{ kind: 'loss', on: 'dx-a' }, /share is missing; loss takes a share of more than 0 %/],
    [{ kind: 'cut', on: 'dx-a', share: '2%' }, /share is 2%, and cut takes none; leave it away/],
    [{ kind: 'rate', on: 'dx-a', to: '20Gbps' }, /dx-a carries 10 Gbps as it is, so 20 Gbps lowers nothing/],
    [{ kind: 'drain', on: 'dx-a', direction: 'out' }, /direction is out, and drain takes none: only silent and loss have one/],
    [{ kind: 'silent', on: 'edge-1:out' }, /edge-1 \(router\) cannot have a failure of one direction/],
  ] as const) {
    const refused = await send('POST', '/faults', input)
    assert.equal(refused.status, 400)
    assert.match(JSON.stringify(refused.body), says)
  }
})
