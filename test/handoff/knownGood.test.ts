import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { ROUTER_PLATFORM_NAMES } from '../../src/resources/routerPlatforms.ts'
import { applied, EXAMPLES, exported } from './exported.ts'

const FOLDER = fileURLToPath(import.meta.resolve('./known-good'))

/** With LANDBRIDGE_WRITE_KNOWN_GOOD=1 the files are written anew: read their difference before keeping it. */
const IS_WRITING = process.env.LANDBRIDGE_WRITE_KNOWN_GOOD === '1'

const seen = new Set<string>()

function compare(path: string, text: string): void {
  seen.add(path)
  const file = join(FOLDER, path)
  if (IS_WRITING) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  assert.ok(existsSync(file), `${path} is new: write it with LANDBRIDGE_WRITE_KNOWN_GOOD=1`)
  assert.equal(text, readFileSync(file, 'utf8'), path)
}

for (const example of EXAMPLES) {
  test(`every platform's configurations of ${example} are the known good ones, whole`, async () => {
    const estate = await applied(example)
    for (const { body } of estate.world.all('router')) {
      for (const platform of ROUTER_PLATFORM_NAMES) {
        const result = exported(estate, body.name, platform, false)
        const folder = `${example}/${body.name}/${platform}`
        if ('refused' in result) compare(`${folder}/refused.txt`, `${result.refused}\n`)
        else for (const { name, text } of result.files) compare(`${folder}/${name}.txt`, text)
      }
    }
  })
}

test('no known good file is left that nothing writes any more', () => {
  const there = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith('.txt'))
  assert.deepEqual(
    there.filter(path => !seen.has(path)),
    [],
  )
  assert.ok(seen.size > 5 * 13)
})
