import { spawn } from 'node:child_process'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { install } from './installation.mjs'
import { pinnedNode } from './pinnedNode.mjs'

/** The clone, or the folder of the installed package. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/**
 * Runs the pinned Node with `args`, its packages installed first, and answers its exit code. Signals pass through; what
 * cannot be run is said in one sentence, with exit code 2.
 */
export async function run(args, env = {}) {
  const trouble = install(root)
  if (trouble !== undefined) return refuse(trouble)
  const node = pinnedNode(root)
  if (node.refusal !== undefined) return refuse(node.refusal)
  if (node.note !== undefined) process.stderr.write(`${node.note}\n`)
  const child = spawn(node.path, args, { stdio: 'inherit', env: { ...environment(node.path), ...env } })
  return outcome(child)
}

function refuse(sentence) {
  process.stderr.write(`${sentence}\n`)
  return 2
}

function environment(node) {
  const path = [dirname(node), join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter)
  const cache = join(root, 'node_modules/.cache/compiled')
  return { ...process.env, PATH: path, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? cache }
}

/** A terminal sends Ctrl-C to the whole group, the child included; only without one it is passed on, and once. */
function outcome(child) {
  const atTerminal = [process.stdin, process.stdout, process.stderr].some(stream => stream.isTTY)
  let interrupted = atTerminal
  process.on('SIGINT', () => {
    if (!interrupted) child.kill('SIGINT')
    interrupted = true
  })
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  return new Promise(resolve => {
    child.on('error', error => resolve(refuse(`Node did not start: ${error.message}.`)))
    child.on('exit', (code, signal) => resolve(code ?? endBy(signal)))
  })
}

/** Ends as the child ended, so that whoever waits sees the same signal. */
function endBy(signal) {
  process.removeAllListeners(signal)
  process.kill(process.pid, signal)
  return 1
}
