import { spawnSync } from 'node:child_process'

/** What `landbridge` tells V8 of its memory. */
export const HEAP: readonly string[] = (await import(String(new URL('../../bin/heap.mjs', import.meta.url)))).HEAP

/** Runs a bench again with the heap that `landbridge` gives a drill, unless it has it; ends the process that had not. */
export function likeTheCommand(): void {
  if (HEAP.every(flag => process.execArgv.includes(flag))) return
  const { status } = spawnSync(process.execPath, [...process.execArgv, ...HEAP, ...process.argv.slice(1)], { stdio: 'inherit' })
  process.exit(status ?? 1)
}
