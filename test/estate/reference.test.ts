import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { estateReference } from '../../src/estate/estateReference.ts'

test('docs/estate.md has the reference that the schema makes', () => {
  const page = readFileSync(new URL('../../docs/estate.md', import.meta.url), 'utf8')
  assert.ok(
    page.includes(estateReference()),
    'replace what follows "# Everything a file may say" by the output of estateReference()',
  )
})
