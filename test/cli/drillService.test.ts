import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { ended } from '../clients/ended.ts'
import { serviceUnderTest } from '../clients/serviceUnderTest.ts'

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))
const ESTATE = fileURLToPath(new URL('../../examples/two-locations/estate.yaml', import.meta.url))

test('a running service is drilled into a page; a thing misspelt ends with 2 and a suggestion', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'landbridge-cli-'))
  await using service = await serviceUnderTest({ args: [ESTATE] })
  const page = join(folder, 'report.html')
  const drill = (...args: readonly string[]) =>
    ended(process.execPath, [MAIN, 'drill', service.url, ...args, '--report', page], { withinMs: 60_000 })
  const played = await drill('--every', 'single')
  assert.equal(played.code, 0, played.stderr)
  assert.match(played.stderr, /The report is in .*report\.html\./)
  const text = readFileSync(page, 'utf8')
  assert.match(text, new RegExp(`<title>[^<]*Drill of ${service.url}`))
  assert.match(text, /<h2>What fails, and what happens then<\/h2>[\s\S]*dx-a/)
  const misspelt = await drill('--cut', 'dxa')
  assert.deepEqual([misspelt.code, misspelt.stdout], [2, ''])
  assert.match(misspelt.stderr, /^Nothing that can fail is called dxa; did you mean dx-a/)
})

test('what a service finds wrong with a drill file or a template has its place in the file, as with an estate file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'landbridge-cli-'))
  const drill = join(folder, 'drill.yaml')
  writeFileSync(drill, 'name: night\nsteps:\n  - { at: 0s, cut: [dx-aa] }\nexpect:\n  - { flow: app-to-dbb, survives: whole }\n')
  const fis = join(folder, 'fis.json')
  const actions = { a: { actionId: 'aws:fis:wait', parameters: { duration: '10m' } } }
  writeFileSync(fis, JSON.stringify({ targets: {}, actions }))
  await using service = await serviceUnderTest({ args: [ESTATE] })
  for (const [option, file, place] of [
    [
      '--file',
      drill,
      `${drill}:3:21: error: Nothing that can fail is called dx-aa; did you mean dx-a?\n${drill}:5:13: error: No flow`,
    ],
    ['--fis', fis, `${fis}: error: actions.a.parameters: `],
  ] as const) {
    const [ofService, ofFile] = await Promise.all(
      [service.url, ESTATE].map(estate => ended(process.execPath, [MAIN, 'drill', estate, option, file])),
    )
    assert.equal(ofService?.code, 2)
    assert.ok(ofService?.stderr.startsWith(place), ofService?.stderr)
    assert.equal(ofService?.stderr, ofFile?.stderr)
  }
})
