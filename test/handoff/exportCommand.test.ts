import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { serviceUnderTest } from '../clients/serviceUnderTest.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const TWO = 'examples/two-locations/estate.yaml'

interface Printed {
  readonly router: string
  readonly platform: string
  readonly files: readonly { readonly name: string; readonly text: string }[]
  readonly warnings: readonly string[]
}

function exportOf(...args: readonly string[]) {
  return spawnSync(process.execPath, ['--no-warnings', 'src/cli/main.ts', 'export', ...args], { cwd: ROOT, encoding: 'utf8' })
}

function inFolder(work: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'landbridge-export-'))
  try {
    work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

for (const [args, says, because] of [
  [[], /^Which estate\?/, 'no estate'],
  [[TWO, '--router', 'edge-11'], /^No router is called edge-11: did you mean edge-1\?/, 'a router mistyped'],
  [[TWO, '--router', 'zzzzzzzz'], /^No router is called zzzzzzzz; there are edge-1, edge-2\./, 'a router of nobody'],
  [[TWO, '--platform', 'ios-ex'], /^There is no platform ios-ex: did you mean ios-xe\?/, 'a platform mistyped'],
  [
    [TWO, '--router', 'edge-2', '--platform', 'nx-os'],
    /^Router edge-2 has 2 VPN tunnels, and NX-OS is no VPN/,
    'no tunnels there',
  ],
  [['http://127.0.0.1:9', '--router', 'edge-1'], /^Nothing answers at http:\/\/127\.0\.0\.1:9;/, 'nobody listens there'],
] as const) {
  test(`landbridge export ${args.join(' ')} is refused: ${because}`, () => {
    const { status, stderr, stdout } = exportOf(...args)
    assert.equal(status, 2)
    assert.match(stderr, says)
    assert.equal(stdout, '')
  })
}

test('--platform list prints every platform, and needs no estate', () => {
  const { status, stdout } = exportOf('--platform', 'list')
  assert.equal(status, 0)
  assert.match(stdout, /^ios-xe +Cisco IOS XE 17 +as interfaces$/m)
  const rows = JSON.parse(exportOf('--platform', 'list', '--json').stdout) as { name: string }[]
  assert.equal(stdout.trim().split('\n').length, rows.length + 1)
})

test('one router goes to stdout, with its warnings on stderr, and as JSON', () => {
  const { status, stdout, stderr } = exportOf(TWO, '--router', 'edge-1', '--platform', 'ios-xe')
  assert.equal(status, 0, stderr)
  assert.match(stdout, /^! router\.cfg: router edge-1 of site ashburn, for Cisco IOS XE 17\n! Written by Landbridge from /)
  assert.match(stdout, / neighbor \S+ password <KEY of dxvif-/)
  assert.match(stderr, /^warning: Nothing of this file has been ordered/)
  const printed = JSON.parse(exportOf(TWO, '--router', 'edge-1', '--platform', 'ios-xe', '--json').stdout) as Printed
  assert.deepEqual(Object.keys(printed), ['router', 'platform', 'files', 'warnings'])
  assert.deepEqual([printed.router, printed.platform, printed.files[0]?.text], ['edge-1', 'ios-xe', stdout])
})

test('without --router every router is written into a folder, each in the language that its estate names', () => {
  inFolder(folder => {
    const file = join(folder, 'estate.yaml')
    const text = readFileSync(join(ROOT, TWO), 'utf8').replace(
      'edge-1: { asn: 65000 }',
      'edge-1: { asn: 65000, platform: junos-mx }',
    )
    writeFileSync(file, text)
    const { status, stderr } = exportOf(file, '--secrets', '--out', join(folder, 'out'))
    assert.equal(status, 0, stderr)
    const written = readdirSync(join(folder, 'out'), { recursive: true, encoding: 'utf8' }).sort()
    assert.deepEqual(written, [
      'edge-1',
      'edge-1/router.set',
      'edge-2',
      'edge-2/frr.conf',
      'edge-2/interfaces.sh',
      'edge-2/swanctl.conf',
    ])
    const path = join(folder, 'out/edge-2/swanctl.conf')
    assert.equal(statSync(path).mode & 0o777, 0o600, 'it holds keys')
    assert.doesNotMatch(readFileSync(path, 'utf8'), /<PSK/)
  })
})

test('a running service hands over what it has handed out, and refuses as the command does', async () => {
  await using service = await serviceUnderTest({ args: [TWO] })
  const { status, stdout, stderr } = exportOf(service.url, '--router', 'edge-2', '--platform', 'bird', '--secrets', '--json')
  assert.equal(status, 0, stderr)
  const printed = JSON.parse(stdout) as Printed
  const text = printed.files.find(({ name }) => name === 'bird.conf')?.text ?? ''
  assert.match(text, /password "0x[^"]+";/)
  assert.doesNotMatch(printed.warnings.join(), /Nothing of this file has been ordered/)
  const mistyped = exportOf(service.url, '--router', 'edge-22')
  assert.equal(mistyped.status, 2)
  assert.match(mistyped.stderr, /^No router is called edge-22: did you mean edge-2\?/)
})
