import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { HAND_OVERS, handOver } from '../../src/handoff/handOver.ts'
import { WorldTables } from '../../src/resources/tables.ts'
import { applied } from './exported.ts'

const FOLDER = fileURLToPath(import.meta.resolve('./handed-over'))

/** With LANDBRIDGE_WRITE_KNOWN_GOOD=1 the files are written anew: read their difference before keeping it. */
const IS_WRITING = process.env.LANDBRIDGE_WRITE_KNOWN_GOOD === '1'

const seen = new Set<string>()

for (const example of ['two-locations', 'encrypted-direct-connect'] as const) {
  for (const kind of HAND_OVERS) {
    test(`${kind} of ${example} is what somebody has read, whole`, async () => {
      const { world } = await applied(example)
      const estate = `examples/${example}/estate.yaml`
      const dates = { today: Date.UTC(2026, 10, 21), goLive: Date.UTC(2027, 2, 1) }
      const done = handOver({ kind, world, name: example, estate, ...dates })
      if ('refused' in done) throw new Error(done.refused)
      for (const { name, text } of done.files) {
        const path = `${example}/${kind}/${name}.txt`
        const file = join(FOLDER, path)
        seen.add(path)
        if (IS_WRITING) {
          mkdirSync(dirname(file), { recursive: true })
          writeFileSync(file, text)
        }
        assert.ok(existsSync(file), `${path} is new: write it with LANDBRIDGE_WRITE_KNOWN_GOOD=1`)
        assert.equal(text, readFileSync(file, 'utf8'), path)
      }
    })
  }
}

test('no file is left there that nothing writes any more', () => {
  const there = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith('.txt'))
  assert.deepEqual(
    there.filter(path => !seen.has(path)),
    [],
  )
})

for (const [kind, says] of [
  ['cloudformation', /^empty\.yaml has nothing that a template could make/],
  ['diagram', /^empty\.yaml has nothing to draw/],
  ['order', /^empty\.yaml has no connections and no vpnConnections: there is nothing to order/],
] as const) {
  test(`${kind} of an estate with nothing in it is refused in a sentence`, () => {
    const done = handOver({ kind, world: new WorldTables(), name: 'empty', estate: 'empty.yaml' })
    assert.ok('refused' in done)
    assert.match(done.refused, says)
  })
}
