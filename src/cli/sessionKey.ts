import { randomBytes } from 'node:crypto'
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const FILE = 'session.key'
const BYTES = 32

/**
 * The key under which session tokens of this data directory are sealed: read, or made with mode 0600, when it is first
 * asked for. Deleting the file ends every session.
 */
export function sessionKeyIn(directory: string): () => Buffer {
  let key: Buffer | undefined
  return () => (key ??= read(join(directory, FILE)))
}

// Once per process and only for the store's master, so that nobody else makes one at the same time.
function read(file: string): Buffer {
  const known = existing(file)
  const key = known?.length === BYTES ? known : randomBytes(BYTES)
  if (key !== known) writeFileSync(file, key, { mode: 0o600 })
  // Whatever mode a file had that was there already.
  chmodSync(file, 0o600)
  return key
}

function existing(file: string): Buffer | undefined {
  try {
    return readFileSync(file)
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw problem
  }
}
