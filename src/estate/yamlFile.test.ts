import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorAt } from './problem.ts'
import { yamlFile } from './yamlFile.ts'

const TEXT = 'a:\n  x: 1\n  x: 2\nb:\n  x: 1\n  x: 2\n'

test('problems stand in the order of the file, each once and with its place', () => {
  const { problems } = yamlFile(TEXT, 'f.yaml')
  const found = problems([errorAt(['b', 'y'], 'late'), errorAt(['a'], 'early'), errorAt(['a'], 'early')])
  assert.deepEqual(
    found.map(({ file, line, column, summary }) => `${file}:${line}:${column} ${summary.split(' ')[0]}`),
    ['f.yaml:1:1 early', 'f.yaml:3:3 x', 'f.yaml:4:1 late', 'f.yaml:6:3 x'],
  )
})

test('a problem with a key is told at the key, and one with a value at the value', () => {
  const { problems } = yamlFile('a:\n  x: 1\n', 'f.yaml')
  const at = (aboutKey?: true) =>
    problems([{ ...errorAt(['a', 'x'], 'no'), ...(aboutKey && { aboutKey }) }]).map(({ column }) => column)
  assert.deepEqual([at(true), at()], [[3], [6]])
})
