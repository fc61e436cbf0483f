import assert from 'node:assert/strict'
import { test } from 'node:test'
import { projectFiles, textOf } from './sources.ts'

test('the README shows the two commands', () => {
  assert.match(textOf('README.md'), /^npm start/m)
  assert.match(textOf('README.md'), /^npm test/m)
})

for (const path of projectFiles().filter(file => file.startsWith('examples/quickstart/'))) {
  test(`the README shows ${path} as it is`, () => {
    assert.ok(textOf('README.md').includes(textOf(path).trim()))
  })
}
