import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { DOCUMENTS } from '../../scripts/documents.ts'

for (const [file, make] of Object.entries(DOCUMENTS)) {
  test(`${file} is what the code says (node scripts/documents.ts writes it)`, async () => {
    assert.equal(await readFile(new URL(`../../${file}`, import.meta.url), 'utf8'), await make())
  })
}
