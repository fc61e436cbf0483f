import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { serviceUnderTest } from '../clients/serviceUnderTest.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const TWO = 'examples/two-locations/estate.yaml'

/** Nobody has patched them yet. */
const PORTS = `landbridge: 1
region: us-east-1
sites: { ashburn: { prefixes: [10.0.0.0/16], routers: { edge-1: {}, edge-2: {} } } }
vpcs: { prod: { cidr: 10.20.0.0/16 } }
connections:
  dx-a: { location: EqDC2, bandwidth: 10Gbps, router: edge-1 }
  dx-b: { location: CSVA1, bandwidth: 10Gbps, router: edge-2 }
`

function exportOf(...args: readonly string[]) {
  return spawnSync(process.execPath, ['--no-warnings', 'src/cli/main.ts', 'export', ...args], { cwd: ROOT, encoding: 'utf8' })
}

async function inFolder(work: (folder: string) => Promise<void> | void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'landbridge-export-'))
  try {
    await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

for (const [args, says, because] of [
  [
    ['--diagram', 'network.png'],
    /^network\.png does not say what to draw; end it with \.svg, \.mmd, \.dot\.$/m,
    'no such drawing',
  ],
  [
    ['--order', 'order.doc'],
    /^order\.doc does not say how to write the checklist; end it with \.md or \.html\.$/m,
    'no such text',
  ],
  [['--order', 'o.md', '--today', '2026-02-30'], /^--today 2026-02-30 is no date;/, 'February has no 30th'],
  [['--order', 'o.md', '--go-live', 'March'], /^--go-live March is no date; write year, month and day/, 'no date'],
  [
    ['--order', 'o.md', '--today', '2026-11-21', '--go-live', '2026-11-20'],
    /^--go-live 2026-11-20 is before --today 2026-11-21; give a later day\./,
    'it ends before it begins',
  ],
  [['--all', 'x', '--today', 'soon'], /^--today soon is no date;/, 'also among everything'],
  [
    ['--loa', 'letters'],
    /^examples\/two-locations\/estate\.yaml is a file, and a LOA-CFA exists only for a port/,
    'no letters yet',
  ],
  [['--cloudformation', 'src'], /^src is not empty, .*; give another folder, or --force\./, 'somebody else’s files'],
] as const) {
  test(`landbridge export ${args.join(' ')} is refused: ${because}`, () => {
    const { status, stderr, stdout } = exportOf(TWO, ...args)
    assert.equal(status, 2)
    assert.match(stderr, says)
    assert.equal(stdout, '')
  })
}

test('an estate without connections has nothing to order, and one that is wrong is refused as a whole', async () => {
  await inFolder(folder => {
    const file = join(folder, 'estate.yaml')
    writeFileSync(file, 'landbridge: 1\nregion: us-east-1\nvpcs:\n  prod: { cidr: 10.20.0.0/16 }\n')
    const nothing = exportOf(file, '--order', join(folder, 'order.md'))
    assert.equal(nothing.status, 2)
    assert.match(nothing.stderr, /has no connections and no vpnConnections: there is nothing to order/)
    assert.ok(!existsSync(join(folder, 'order.md')))
    writeFileSync(file, 'landbridge: 1\nregion: us-east-1\nvpcs:\n  prod: { cidr: 10.20.0.0/99 }\n')
    const wrong = exportOf(file, '--all', join(folder, 'out'))
    assert.equal(wrong.status, 2)
    assert.match(wrong.stderr, /estate\.yaml:4:\d+: error: /)
    assert.ok(!existsSync(join(folder, 'out')))
  })
})

test('--all writes every kind into one folder, and an index that names each file', async () => {
  await inFolder(folder => {
    const out = join(folder, 'out')
    const { status, stderr } = exportOf(TWO, '--all', out, '--today', '2026-11-21', '--go-live', '2027-03-01')
    assert.equal(status, 0, stderr)
    const written = readdirSync(out, { recursive: true, encoding: 'utf8', withFileTypes: true })
      .filter(each => each.isFile())
      .map(each => join(each.parentPath, each.name).slice(out.length + 1))
    const index = readFileSync(join(out, 'README.md'), 'utf8')
    for (const name of written.filter(each => each !== 'README.md')) assert.ok(index.includes(`](${name})`), name)
    const kinds = [
      'order.md',
      'order.html',
      'diagram.svg',
      'diagram.mmd',
      'diagram.dot',
      'cloudformation/README.md',
      'terraform/vpcs.tf',
    ]
    for (const name of [...kinds, 'routers/edge-2/frr.conf']) assert.ok(written.includes(name), name)
    assert.match(readFileSync(join(out, 'order.md'), 'utf8'), /before going live on 2027-03-01/)
    assert.match(index, /No letters/)
    assert.equal(exportOf(TWO, '--all', out).status, 2, 'it is not empty any more')
    assert.equal(exportOf(TWO, '--all', out, '--force').status, 0)
  })
})

test('a running service hands over its letters, with an index, and the rest as a file does', async () => {
  await inFolder(async folder => {
    const file = join(folder, 'ports.yaml')
    writeFileSync(file, PORTS)
    await using service = await serviceUnderTest({ args: [file, '--hands', 'manual'] })
    const letters = join(folder, 'letters')
    const { status, stderr } = exportOf(service.url, '--loa', letters)
    assert.equal(status, 0, stderr)
    const pdfs = readdirSync(letters).filter(name => name.endsWith('.pdf'))
    assert.equal(pdfs.length, 2)
    for (const name of pdfs) assert.equal(readFileSync(join(letters, name)).subarray(0, 5).toString(), '%PDF-')
    assert.match(
      readFileSync(join(letters, 'README.md'), 'utf8'),
      /^\| dx-a \| dxcon-\w+ \| us-east-1 \| EqDC2 \| 10Gbps \| \[dxcon-/m,
    )
    const drawing = join(folder, 'network.svg')
    assert.equal(exportOf(service.url, '--diagram', drawing).status, 0)
    assert.match(readFileSync(drawing, 'utf8'), /^<svg[\s\S]*prefers-color-scheme[\s\S]*dx&#45;b/)
    const stacks = exportOf(service.url, '--cloudformation', join(folder, 'stacks'))
    assert.equal(stacks.status, 0, stacks.stderr)
    assert.ok(readdirSync(join(folder, 'stacks')).includes('us-east-1-123456789012-1.yaml'))
  })
})

test('a service whose ports all have light has no letters to hand over', async () => {
  await using service = await serviceUnderTest({ args: [TWO] })
  const { status, stderr } = exportOf(service.url, '--loa', 'letters')
  assert.equal(status, 2)
  assert.match(stderr, /^No connection of http\S+ is requested or pending, so that no cross-connect waits for a letter;/)
})
