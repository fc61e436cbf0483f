#!/usr/bin/env node
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { root, run } from './run.mjs'
import { skippedSummary } from './skipped.mjs'

/** `npm test [-- FILE … | --flag …]`: all tests, or those whose path has one of the words in it; flags go to node's runner. */
const words = process.argv.slice(2)
const flags = words.filter(word => word.startsWith('-'))
const filters = words.filter(word => !word.startsWith('-'))
const files = ['src', 'test']
  .flatMap(testsBelow)
  .filter(file => filters.length === 0 || filters.some(word => file.includes(word)))
if (files.length === 0) {
  process.stderr.write(`No test below src or test has ${filters.join(' or ')} in its path.\n`)
  process.exit(2)
}

const scratch = mkdtempSync(join(tmpdir(), 'landbridge-test-'))
const skipped = join(scratch, 'skipped.jsonl')
process.chdir(root)
process.exitCode = await run([
  '--disable-warning=ExperimentalWarning',
  '--test',
  `--test-concurrency=${availableParallelism()}`,
  '--test-reporter=spec',
  '--test-reporter-destination=stdout',
  `--test-reporter=${new URL('skippedReporter.mjs', import.meta.url)}`,
  `--test-reporter-destination=${skipped}`,
  ...flags,
  ...files,
])
process.stdout.write(skippedSummary(read(skipped)))
rmSync(scratch, { recursive: true, force: true })

function testsBelow(folder) {
  const found = readdirSync(join(root, folder), { recursive: true }).filter(file => file.endsWith('.test.ts'))
  return found.map(file => `${folder}/${file.replaceAll('\\', '/')}`).sort()
}

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
