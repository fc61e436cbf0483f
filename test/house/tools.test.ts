import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { root } from './sources.ts'

/** Runs a tool of node_modules in the clone; what it printed is the message when it is not content. */
function content(tool: string, ...args: string[]): void {
  const result = spawnSync(join(root, 'node_modules/.bin', tool), args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  })
  assert.equal(result.status, 0, `${tool} ${args.join(' ')}\n${result.stdout}${result.stderr}`)
}

/** Both tools are native: a platform that the lock file has no binary for runs every other test. */
function hasBinary(t: TestContext, packages: readonly string[]): boolean {
  const here = packages.some(name => existsSync(join(root, 'node_modules', name)))
  if (!here && process.env.CI === 'true') throw new Error(`none of ${packages.join(', ')} is installed.`)
  if (!here) t.skip(`needs one of ${packages.join(', ')}, which the lock file has not for this platform`)
  return here
}

test('types: tsc has nothing to say', () => {
  content('tsc', '-p', '.')
})

test('style: biome has nothing to say', t => {
  if (!hasBinary(t, [`@biomejs/cli-${process.platform}-${process.arch}`, `@biomejs/cli-linux-${process.arch}-musl`])) return
  content('biome', 'check', '--error-on-warnings', '.')
})

test('dead code: knip finds no file, export or dependency that nobody uses', t => {
  if (
    !hasBinary(t, [
      `@oxc-parser/binding-${process.platform}-${process.arch}-gnu`,
      `@oxc-parser/binding-${process.platform}-${process.arch}`,
    ])
  )
    return
  content('knip')
})
