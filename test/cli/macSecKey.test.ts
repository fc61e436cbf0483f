import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { ended } from '../clients/ended.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const CAK = 'c0ffee11'.repeat(8)
const ESTATE = readFileSync(join(ROOT, 'test/handoff/terraform/estate.yaml'), 'utf8')

test('no command prints the MACsec key of a connection, whether it succeeds or refuses', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'landbridge-cli-'))
  const written = (name: string, text: string) => {
    const file = join(folder, name)
    writeFileSync(file, text)
    return file
  }
  const keys = [...ESTATE.matchAll(/cak: *["']?([0-9a-fA-F]+)/g)].map(([, key]) => key ?? '')
  assert.ok(keys.length > 0, 'the estate has MACsec')
  const text = keys.reduce((all, key) => all.replaceAll(key, CAK), ESTATE)
  const good = written('good.yaml', text)
  const short = written('short.yaml', text.replaceAll(CAK, CAK.slice(1)))
  const out = (name: string) => join(folder, name)
  for (const [args, code] of [
    [['export', good, '--terraform', out('tf')], [0]],
    [['export', good, '--order', out('order.md'), '--today', '2026-12-01'], [0]],
    [['price', good], [0]],
    [
      ['check', good],
      [0, 1],
    ],
    [
      ['drill', good, '--report', out('r.html'), '--json'],
      [0, 1, 2],
    ],
    [['price', short], [2]],
    [['drill', short], [2]],
  ] as const) {
    const ran = await ended(process.execPath, ['--no-warnings', join(ROOT, 'src/cli/main.ts'), ...args], { withinMs: 60_000 })
    const shown = args.join(' ')
    assert.ok(
      code.some(each => each === ran.code),
      `${shown}: ${ran.code} ${ran.stderr}`,
    )
    assert.ok(!`${ran.stdout}${ran.stderr}`.includes(CAK.slice(1)), `${shown} prints the key`)
  }
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name === 'good.yaml' || entry.name === 'short.yaml') continue
    assert.ok(!readFileSync(join(entry.parentPath, entry.name), 'utf8').includes(CAK.slice(1)), `${entry.name} has the key`)
  }
})
