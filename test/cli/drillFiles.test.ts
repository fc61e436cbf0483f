import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { DRILL_FILE } from '../../src/drill/file/drillFile.ts'
import { DRILL_REPORT } from '../../src/drill/report/reportSchema.ts'
import { readYaml } from '../../src/estate/readYaml.ts'

const ROOT = new URL('../..', import.meta.url).pathname
const TWO = 'examples/two-locations/estate.yaml'
const DRILL = 'examples/two-locations/drill.yaml'
const FOLDER = mkdtempSync(join(tmpdir(), 'landbridge-drills-'))

function written(name: string, text: string): string {
  const file = join(FOLDER, name)
  writeFileSync(file, text)
  return file
}

function landbridge(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', 'src/cli/main.ts', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: 60_000,
  })
  return { status, stdout, stderr }
}

const YAML = readFileSync(join(ROOT, DRILL), 'utf8')
const ARN = 'arn:aws:directconnect:us-east-1:123456789012:dxvif/vif-a'
const FIS = JSON.stringify({
  targets: { a: { resourceType: 'aws:directconnect:virtual-interface', resourceArns: [ARN], selectionMode: 'ALL' } },
  actions: {
    down: {
      actionId: 'aws:directconnect:virtual-interface-disconnect',
      parameters: { duration: 'PT10M' },
      targets: { VirtualInterfaces: 'a' },
    },
  },
})

test('a drill file: phases on stdout as JSON, Markdown and a page beside them, 0 because all holds', () => {
  const [md, page] = [join(FOLDER, 'd.md'), join(FOLDER, 'd.html')]
  const ran = landbridge('drill', TWO, '--file', DRILL, '--json', '--markdown', md, '--report', page)
  assert.equal(ran.status, 0, ran.stderr)
  const report = DRILL_REPORT.parse(JSON.parse(ran.stdout))
  assert.equal(report.sequence?.expectations.length, 5)
  assert.deepEqual(
    report.scenarios.map(({ phase }) => phase?.name),
    ['carrier a', 'carrier a + carrier b', 'carrier b', 'healed after carrier b'],
  )
  assert.match(readFileSync(md, 'utf8'), /✅ Holds: all 5 expectations are met\./)
  assert.match(readFileSync(page, 'utf8'), /<td data-label="phase">carrier a \+ carrier b<\/td>/)
  assert.match(readFileSync(page, 'utf8'), /<h2>What it costs<\/h2>[\s\S]*USD an hour/, 'as --every has it')
})

test('an expectation that fails ends with 1 and says by how much', () => {
  const ran = landbridge('drill', TWO, '--file', written('fails.yaml', YAML.replace('1Gbps', '3Gbps')))
  assert.equal(ran.status, 1)
  assert.match(
    ran.stdout,
    /FAILS {2}app-to-db, during carrier b: 1\.25 Gbps get through, expected at least 3 Gbps: 1\.75 Gbps too little/,
  )
})

for (const args of [
  ['drill', 'examples/nobody-tested-failover/estate.yaml', '--suggest'],
  ['drill', TWO, '--file', DRILL],
  ['availability', TWO],
]) {
  test(`landbridge ${args.join(' ')}: no line is wider than a pipe's 120 columns`, () => {
    const lines = landbridge(...args).stdout.split('\n')
    assert.ok(lines.length > 10)
    assert.deepEqual(
      lines.filter(line => line.length > 120),
      [],
    )
  })
}

test('an FIS template is played, as it is ordered or as the AWS CLI answers, and virtual interfaces are found by name', () => {
  for (const template of [FIS, `{"experimentTemplate": ${FIS}}`]) {
    const ran = landbridge('drill', TWO, '--fis', written('fis.json', template), '--json')
    assert.equal(ran.status, 0, ran.stderr)
    const { scenarios } = JSON.parse(ran.stdout) as { scenarios: { faults: { name: string }[] }[] }
    assert.deepEqual(
      scenarios.map(({ faults }) => faults.map(({ name }) => name)),
      [['vif-a'], []],
    )
  }
})

test('two reports are compared: 1 when something got worse, 0 the other way round', () => {
  const estate = written(
    'worse.yaml',
    readFileSync(join(ROOT, TWO), 'utf8').replace('edge-1: { asn: 65000 }', 'edge-1: { asn: 65000, bfd: false }'),
  )
  const older = written('older.json', landbridge('drill', TWO, '--silent', 'dx-a', '--json').stdout)
  const newer = written('newer.json', landbridge('drill', estate, '--silent', 'dx-a', '--json').stdout)
  const worse = landbridge('drill', '--compare', older, newer)
  assert.equal(worse.status, 1, worse.stderr)
  assert.match(worse.stdout, /worse {3}dx-a \(connection\) silent {2}app → db {4}dark: 900 ms → 90 s/)
  const better = landbridge('drill', '--compare', newer, older, '--json')
  assert.equal(better.status, 0)
  assert.equal((JSON.parse(better.stdout) as { isWorse: boolean }).isWorse, false)
})

test('two reports without a flow in common end with 1 and say why', () => {
  const estate = written('other.yaml', readFileSync(join(ROOT, TWO), 'utf8').replaceAll('app', 'appserver'))
  const older = written('ours.json', landbridge('drill', TWO, '--silent', 'dx-a', '--json').stdout)
  const newer = written('theirs.json', landbridge('drill', estate, '--silent', 'dx-a', '--json').stdout)
  const { status, stdout } = landbridge('drill', '--compare', older, newer)
  assert.equal(status, 1)
  assert.match(stdout, /\nNo flow is in both reports, neither by its name nor by its ends: nothing could be compared\.\n/)
})

for (const [args, says, because] of [
  [
    ['drill', TWO, '--file', written('1.yaml', YAML.replace('cut: [dx-a]', 'cut: [dx-c]'))],
    /1\.yaml:8:38: error: Nothing that can fail is called dx-c; did you mean dx-a/,
    'a name mistyped',
  ],
  [
    ['drill', TWO, '--file', written('2.yaml', YAML.replace('until: 90m', 'until: 9m'))],
    /2\.yaml:10:\d+: error: The step at 30m ends at 9m, before it has begun/,
    'until taken for a length',
  ],
  [
    ['drill', TWO, '--file', written('3.yaml', YAML.replace('darkMsAtMost', 'darkAtMost'))],
    /3\.yaml:13:\d+: error: expect\.0 has the unknown key darkAtMost: did you mean darkMsAtMost\?/,
    'a key mistyped',
  ],
  [
    ['drill', TWO, '--file', written('4.yaml', YAML.replace('at: 0s', 'at: soon'))],
    /4\.yaml:8:\d+: error: steps\.0\.at is soon; it takes a time since the start such as 0s/,
    'no time',
  ],
  [
    ['drill', TWO, '--file', written('5.yaml', 'name: x')],
    /5\.yaml:1:\d+: error: The file lacks steps; it takes a list of steps/,
    'no steps',
  ],
  [['drill', TWO, '--file', 'nofile.yaml'], /^There is no file nofile\.yaml; give a drill file/, 'no file'],
  [['drill', TWO, '--file', DRILL, '--cut', 'dx-a'], /^--cut does not go with a drill file/, 'two drills at once'],
  [
    [
      'drill',
      TWO,
      '--fis',
      written('6.json', FIS.replace('aws:directconnect:virtual-interface-disconnect', 'aws:ec2:stop-instances')),
    ],
    /down is aws:ec2:stop-instances, which is not played here; it takes aws:directconnect/,
    'an action of others',
  ],
  [['drill', TWO, '--fis', DRILL], /drill\.yaml is not JSON: .*; give an FIS experiment template/, 'not JSON'],
  [
    ['drill', '--compare', written('7.json', '{}'), written('8.json', '{}')],
    /7\.json is no drill report .* give a report that landbridge drill ESTATE --json/,
    'no report',
  ],
  [['drill', '--compare', 'one.json'], /^--compare takes two reports, the older first, and was given 1/, 'one report'],
  [['drill'], /^Give an estate file such as examples/, 'nothing to drill'],
] as const) {
  test(`landbridge ${args.map(arg => arg.replace(FOLDER, '')).join(' ')} is refused with 2 and a sentence: ${because}`, () => {
    const ran = landbridge(...args)
    assert.equal(ran.status, 2)
    assert.match(ran.stderr, says)
    assert.equal(ran.stdout, '')
    assert.doesNotMatch(ran.stderr, /\n\s+at /, 'no stack trace')
  })
}

test('the drill file of the documentation is one, and editors get its schema', () => {
  const text = /```yaml\n(.*?)```/s.exec(readFileSync(join(ROOT, 'docs/drills.md'), 'utf8'))?.[1] ?? ''
  assert.equal(DRILL_FILE.safeParse(readYaml(text).value).success, true)
  const schema = JSON.parse(landbridge('schema', 'drill-file').stdout) as { required: string[] }
  assert.deepEqual(schema.required, ['name'])
})
