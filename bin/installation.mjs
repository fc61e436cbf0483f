import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Makes `node_modules` match `package-lock.json`: runs `npm ci` if it does not, and does nothing where there is no lock
 * file (an installed package is complete). Answers undefined, or one sentence that says what went wrong.
 */
export function install(root) {
  const locked = packagesOf(join(root, 'package-lock.json'))
  if (locked === undefined || isInstalled(locked, packagesOf(join(root, 'node_modules/.package-lock.json')))) return undefined
  process.stderr.write('Installing the npm packages; this takes some seconds and happens once.\n')
  // Every package runs on the pinned Node 26, so npm's warnings about the Node it runs on itself would mislead.
  const result = npm(root, ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  if (result.error) return `npm could not be started (${result.error.message}); it comes with Node, see https://nodejs.org.`
  if (result.status === 0) return undefined
  return `npm ci ended with ${result.status ?? result.signal}; what it said stands above, and running it again by hand shows the same.`
}

/** npm records what it installed in a lock file of its own, written last: an interrupted installation has none. */
function isInstalled(locked, present) {
  if (present === undefined) return false
  return Object.entries(locked).every(
    // Optional packages are for one platform each: whether the right Node is among them is asked where it is looked for.
    ([path, { version, optional }]) => path === '' || optional || present[path]?.version === version,
  )
}

function packagesOf(lockFile) {
  try {
    return JSON.parse(readFileSync(lockFile, 'utf8')).packages
  } catch {
    return undefined
  }
}

/** Under `npm start` the same npm again, else the one on the PATH. Its words go to stderr: stdout may be somebody's JSON. */
function npm(root, args) {
  const options = { cwd: root, stdio: ['ignore', 2, 2] }
  const self = process.env.npm_execpath
  if (self?.endsWith('.js')) return spawnSync(process.execPath, [self, ...args], options)
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
}
