import assert from 'node:assert/strict'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { root } from './sources.ts'

const RUN = `const { run } = await import(${JSON.stringify(`file://${join(root, 'bin/run.mjs')}`)}); process.exitCode = await run(JSON.parse(process.argv[1]))`

/** What `npm start` and `npx landbridge` do, with a script of ours instead of the service. */
function launch(script: string): ChildProcess {
  return spawn(process.execPath, ['--input-type=module', '-e', RUN, JSON.stringify(['-e', script])], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

async function printed(child: ChildProcess): Promise<string> {
  let text = ''
  child.stdout?.on('data', chunk => {
    text += chunk
  })
  await once(child, 'exit')
  return text
}

test('the pinned Node runs, with its compile cache on, and its exit code is ours', async () => {
  const child = launch('console.log(process.versions.node, Boolean(process.env.NODE_COMPILE_CACHE)); process.exitCode = 7')
  assert.equal(await printed(child), `${process.versions.node} true\n`)
  assert.equal(child.exitCode, 7)
})

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`${signal} reaches the service once, and its own end is ours`, async () => {
    const child = launch(`
      let count = 0
      process.on('${signal}', () => { count++; setTimeout(() => { console.log('ended after', count); process.exit(0) }, 50) })
      console.log('ready'); setInterval(() => {}, 1000)`)
    child.stdout?.once('data', () => child.kill(signal))
    assert.equal(await printed(child), 'ready\nended after 1\n')
    assert.equal(child.exitCode, 0)
  })
}

test('whoever waits sees the signal that ended the service', async () => {
  const child = launch(`process.kill(process.pid, 'SIGKILL')`)
  await once(child, 'exit')
  assert.equal(child.signalCode, 'SIGKILL')
})

test('npm runs only when node_modules differs from the lock file, and its failure is one sentence', t => {
  const folder = mkdtempSync(join(tmpdir(), 'landbridge-install-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const npm = join(folder, 'npm.js')
  writeFileSync(npm, `process.exit(3)`)
  mkdirSync(join(folder, 'node_modules'))
  const installAs = (present: Record<string, unknown> | undefined) => {
    writeFileSync(
      join(folder, 'package-lock.json'),
      JSON.stringify({ packages: { '': {}, a: { version: '1.0.0' }, b: { version: '1.0.0', optional: true } } }),
    )
    if (present) writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages: present }))
    const script = `console.log(JSON.stringify((await import(process.argv[1])).install(process.argv[2]) ?? null))`
    const url = `file://${join(root, 'bin/installation.mjs')}`
    const env = { ...process.env, npm_execpath: npm }
    return JSON.parse(
      spawnSync(process.execPath, ['--input-type=module', '-e', script, url, folder], { encoding: 'utf8', env }).stdout,
    )
  }
  assert.match(installAs(undefined), /^npm ci ended with 3; /)
  assert.match(installAs({ a: { version: '0.9.0' } }), /^npm ci ended with 3; /)
  assert.equal(installAs({ a: { version: '1.0.0' } }), null)
})
