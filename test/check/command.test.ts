import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { CHECK_REPORT } from '../../src/check/checkSchema.ts'

const ROOT = new URL('../..', import.meta.url).pathname
const TWO = 'examples/two-locations/estate.yaml'
const NOBODY = 'examples/nobody-tested-failover/estate.yaml'
const folder = mkdtempSync(join(tmpdir(), 'landbridge-check-'))
after(() => rmSync(folder, { recursive: true, force: true }))

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', 'src/cli/main.ts', 'check', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: 30_000,
  })
  return { status, stdout, stderr }
}

/** The example that nobody tested, with a section of its own. */
function withChecks(checks: string): string {
  const file = join(folder, 'estate.yaml')
  writeFileSync(file, `${readFileSync(join(ROOT, NOBODY), 'utf8')}\nchecks: ${checks}\n`)
  return file
}

test('no errors end with 0, although there are warnings', () => {
  const { status, stdout, stderr } = run(TWO)
  assert.deepEqual([status, stderr], [0, ''])
  assert.match(stdout, /^2 warnings\n {2}DX023 {2}prod {2}examples\/two-locations\/estate\.yaml:\d+:\d+\n/)
})

test('errors end with 1; JSON is alone on stdout and fits the schema', () => {
  const { status, stdout } = run(NOBODY, '--json')
  assert.equal(status, 1)
  const { findings } = CHECK_REPORT.parse(JSON.parse(stdout))
  const found = findings.map(({ rule }) => rule)
  for (const expected of ['DX001', 'DX017', 'DX025', 'DX036']) assert.ok(found.includes(expected), expected)
})

test('what the estate and the caller accept, with reasons, is no error any more; what met nothing is told', () => {
  const file = withChecks('{ ignore: [{ rule: DX001, about: prod, because: a lab }, { rule: DX034, because: no MACsec here }] }')
  const { status, stdout, stderr } = run(file, '--ignore', 'DX025=the flow may wait = really', '--json')
  assert.equal(status, 0)
  assert.equal(stderr, 'Ignored and not found: DX034 (no MACsec here).\n')
  const { ignored } = CHECK_REPORT.parse(JSON.parse(stdout))
  assert.deepEqual(
    ignored.map(({ rule, because }) => `${rule} ${because}`),
    ['DX001 a lab', 'DX025 the flow may wait = really'],
  )
})

test('--sarif and --junit print their formats', () => {
  assert.equal(JSON.parse(run(NOBODY, '--sarif').stdout).version, '2.1.0')
  assert.match(run(NOBODY, '--junit').stdout, /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites /)
})

for (const [args, says, because] of [
  [
    () => [withChecks('{ ignore: [{ rule: DX36, because: tested }] }')],
    /estate\.yaml:\d+:\d+: error: checks\.ignore\.0\.rule is DX36, and there is no such rule: did you mean DX036\?/,
    'a rule mistyped in the file',
  ],
  [
    () => [withChecks('{ ignore: [{ rule: DX199, because: tested }] }')],
    /estate\.yaml:\d+:\d+: error: checks\.ignore\.0\.rule is DX199, and there is no such rule; docs\/checks\.md lists them\./,
    'no such rule',
  ],
  [() => [withChecks('{ ignore: [{ rule: DX036 }] }')], /checks\.ignore\.0 lacks because; it takes a reason/, 'no reason'],
  [() => [TWO, '--ignore', 'DX36=tested'], /There is no rule DX36: did you mean DX036\?/, 'a rule mistyped'],
  [() => [TWO, '--ignore', 'DX036'], /It takes DX036 and a reason/, 'a call without reason'],
  [() => [TWO, '--ignore', 'DX036=ok'], /It takes DX036 and a reason of at least 3 characters/, 'a reason that says nothing'],
  [() => [TWO, '--json', '--sarif'], /cannot be used with/, 'two formats'],
  [() => ['nofile.yaml'], /^There is no file nofile\.yaml/, 'no file'],
  [() => ['http://127.0.0.1:9'], /^Nothing answers at /, 'no service'],
] as const) {
  test(`refused with 2 and a sentence: ${because}`, () => {
    const { status, stdout, stderr } = run(...args())
    assert.equal(status, 2, stderr)
    assert.match(stderr, says)
    assert.equal(stdout, '')
    assert.doesNotMatch(stderr, /\n\s+at /, 'no stack trace')
  })
}
