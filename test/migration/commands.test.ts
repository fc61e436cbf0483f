import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'

const ROOT = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'landbridge-migrate-'))
after(() => rmSync(folder, { recursive: true }))

/** Runs the command as a user does. */
function landbridge(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', 'src/cli/main.ts', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  })
  return { status, stdout, stderr }
}

function written(name: string, text: string): string {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

test('migrate prints a table, JSON and Markdown of the same answer', () => {
  const markdown = join(folder, 'phased.md')
  const table = landbridge('migrate', 'examples/migration/phased.yaml', '--markdown', markdown)
  assert.equal(table.status, 0, table.stderr)
  assert.match(table.stdout, /^port +2027-04 +stays +1 Gbps +800 Mbps +yes +2,444\.60 to 521\.40 +2,000\.00 +6,539\.00$/m)
  assert.match(table.stdout, /^all phases: 7,413\.20 USD/m)
  const page = readFileSync(markdown, 'utf8')
  assert.match(page, /^\| 2027-05 \| {2}\| 36\.50 \| 470\.20 \| 506\.70 \|$/m)
  const json = landbridge('migrate', 'examples/migration/phased.yaml', '--json')
  const { holds, template, months } = JSON.parse(json.stdout)
  assert.deepEqual([holds, template, months.length], [true, 'phased', 12])
})

test('what does not hold ends with 1', () => {
  const { status, stdout } = landbridge('migrate', 'examples/migration/analytics.yaml')
  assert.equal(status, 1)
  assert.match(stdout, /it does not hold\.\n {2}In year 2/)
})

const HEAD = 'landbridge-migration: 1\ntemplate: burst\nburst: { rate: 1Gbps, lasts: 1h, aMonth: 1 }\n'
const ESTATE = join(ROOT, 'examples/single-vpn/estate.yaml')

for (const { given, says } of [
  { given: `${HEAD}link: { rat: 1Gbps }\n`, says: /m\.yaml:4:9: error: link has the unknown key rat: did you mean rate\?/ },
  { given: `${HEAD}link: { estate: none.yaml }\n`, says: /m\.yaml:4:17: error: link\.estate is none\.yaml: There is no file/ },
  {
    given: `${HEAD}link: { estate: ${ESTATE}, flow: disk to web }\n`,
    says: /m\.yaml:4:\d+: error: link\.flow is disk to web, .*did you mean desk to web\?/,
  },
]) {
  test(`bad input ends with 2 and a sentence: ${given.split('\n')[3]}`, () => {
    const { status, stdout, stderr } = landbridge('migrate', written('m.yaml', given))
    assert.equal(status, 2)
    assert.equal(stdout, '')
    assert.match(stderr, says)
  })
}

test('schema migration has the four templates', () => {
  const { anyOf } = JSON.parse(landbridge('schema', 'migration').stdout)
  assert.deepEqual(
    anyOf.map(({ properties }: { properties: { template: { const: string } } }) => properties.template.const),
    ['phased', 'burst', 'recovery', 'analytics'],
  )
})
