import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { DRILL_REPORT } from '../../src/drill/report/reportSchema.ts'
import { TRACE } from '../../src/drill/trace/traceSchema.ts'

const ROOT = new URL('../..', import.meta.url).pathname
const TWO = 'examples/two-locations/estate.yaml'
const NOBODY = 'examples/nobody-tested-failover/estate.yaml'

/** Runs the command as a user does from a clone; colours are off, for nobody looks. */
function landbridge(...args: readonly string[]): {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
} {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', 'src/cli/main.ts', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: 30_000,
  })
  return { status, stdout, stderr }
}

for (const [args, status, because] of [
  [['drill', TWO], 0, 'every single failure is survived whole'],
  [['drill', TWO, '--cut', 'dx-a', 'dx-b'], 1, 'both fibres at once leave the VPN'],
  [['drill', TWO, '--delete', 'vif-a'], 0, 'BFD notices, and the other one carries'],
  [['drill', NOBODY, '--silent', 'connection:dx', '--accept', 'partly'], 0, 'partly was declared good enough'],
  [['drill', NOBODY, '--silent', 'connection:dx'], 1, 'partly is not whole'],
  [['drill', NOBODY, '--cut', 'site:ashburn'], 0, "the flow's own end counts for nothing"],
  [['drill', TWO, '--file', 'examples/two-locations/drill.yaml'], 0, 'all that is expected holds'],
  [['trace', TWO, 'app', 'db'], 0, 'delivered both ways'],
  [['trace', TWO, 'app', 'db', '--size', '9001', '--df'], 1, 'the way back takes 1500 bytes'],
  [['routes', TWO, 'edge-2'], 0, 'there is such a router'],
  [['doctor', '--json'], 0, 'this machine runs the tests'],
  [['--version'], 0, 'it has one'],
] as const) {
  test(`landbridge ${args.join(' ')} ends with ${status}: ${because}`, () => {
    const ran = landbridge(...args)
    assert.equal(ran.status, status, ran.stderr)
    assert.notEqual(ran.stdout, '')
  })
}

for (const [args, says, because] of [
  [['drill', 'nofile.yaml'], /^There is no file nofile\.yaml; give an estate file such as /, 'a path mistyped'],
  [['drill', 'examples'], /^examples is a folder; give an estate file such as /, 'a folder'],
  [
    ['drill', 'examples/two-locations/drill.yaml'],
    /drill\.yaml:1:1: error: This is a drill file, which goes with an estate/,
    'one file for another',
  ],
  [['drill', TWO, '--file', TWO], /estate\.yaml:1:1: error: This is an estate file, which comes first/, 'the other for one'],
  [
    ['drill', TWO, '--cut', 'dx-a', '--report', 'no/r.html', '--markdown', 'no/../no/r.html'],
    /^--report and --markdown would both write no\/\.\.\/no\/r\.html; give each a file of its own\./,
    'two reports into one file',
  ],
  [
    ['drill', TWO, '--cut', 'dx-a', '--report', 'no/r.html'],
    /^The report cannot be written to no\/r\.html: its folder does not exist; make that first/,
    'a folder that is not there',
  ],
  [['availability', TWO, '--figures', 'no.json'], /^There is no file no\.json; give a file of figures/, 'no figures'],
  [['drill', TWO, '--delete', 'dx-a'], /^dx-a is a connection, and only virtual interfaces are deleted/, 'no port is'],
  [['drill', TWO, '--cut', 'dx-c'], /^Nothing that can fail is called dx-c; did you mean dx-a/, 'a name mistyped'],
  [['drill', TWO, '--fabric', 'linux'], /^--fabric linux is not built yet/, 'what is not built says so'],
  [['drill', TWO, '--live', '--cut', 'dx-a'], /^--live works on a running service; give its URL/, 'live needs something alive'],
  [['drill', 'http://127.0.0.1:9', '--cut', 'x'], /^Nothing answers at http:\/\/127\.0\.0\.1:9;/, 'nobody listens there'],
  [['trace', TWO, 'ap', 'db'], /^ap is neither a host nor an IP address; did you mean app\?/, 'a host mistyped'],
  [['trace', TWO, 'app', '192.0.2.1'], /^192\.0\.2\.1 lies in no site and no VPC of this estate/, 'an address of nobody'],
  [
    ['routes', TWO, 'edge-3'],
    /^Nothing that holds routes is called edge-3; did you mean edge-1 or edge-2\?$/m,
    'a router mistyped',
  ],
  [['serve', '--host', '0.0.0.0'], /--credentials|credentials/, 'an open door without keys'],
  [['serve', '--port', 'http'], /It takes a number from 0 to 65535\./, 'no port number'],
  [
    ['trace', TWO, 'app', 'db', '--tcp', '80', '--udp', '53'],
    /'--tcp <port>' cannot be used with option '--udp <port>'/,
    'two protocols',
  ],
  [['schema', 'estates'], /Allowed choices are estate, drill, trace/, 'no such schema'],
  [['dril', TWO], /unknown command 'dril'/, 'a command mistyped'],
] as const) {
  test(`landbridge ${args.join(' ')} is refused with 2 and a sentence: ${because}`, () => {
    const ran = landbridge(...args)
    assert.equal(ran.status, 2)
    assert.match(ran.stderr, says)
    assert.equal(ran.stdout, '')
    assert.doesNotMatch(ran.stderr, /\n\s+at /, 'no stack trace')
  })
}

test('an estate with several mistakes names them all, each with file, line and column', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'landbridge-')), 'estate.yaml')
  const text = readFileSync(join(ROOT, TWO), 'utf8').replace('gateway: hub', 'gateway: hubb').replace('vlan: 100', 'vlan: 5000')
  writeFileSync(file, text)
  const { status, stderr } = landbridge('drill', file)
  assert.equal(status, 2)
  const lines = stderr.trim().split('\n')
  assert.equal(lines.length, 2)
  for (const line of lines) assert.match(line, /estate\.yaml:\d+:\d+: error: virtualInterfaces\./)
})

test('with --json stdout is JSON alone that fits the published schemas', () => {
  DRILL_REPORT.parse(JSON.parse(landbridge('drill', TWO, '--json').stdout))
  TRACE.parse(JSON.parse(landbridge('trace', TWO, 'app', 'db', '--json').stdout))
  assert.equal(JSON.parse(landbridge('routes', TWO, 'hub', '--json').stdout).node, 'hub')
})

test('the report is one file that asks nobody for anything', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'landbridge-')), 'report.html')
  const { stderr } = landbridge('drill', NOBODY, '--report', file)
  assert.match(stderr, /The report is in /)
  const html = readFileSync(file, 'utf8')
  assert.match(html, /<svg/)
  assert.doesNotMatch(html, /(src|href)="https?:/)
})
