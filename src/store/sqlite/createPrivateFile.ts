import { chmodSync, closeSync, existsSync, openSync } from 'node:fs'

/** Creates the file empty with mode 0600, or gives an existing one that mode; SQLite gives its WAL the same. */
export function createPrivateFile(file: string): void {
  // Never opened when it exists: closing it again would drop this process's own lock on it (POSIX fcntl, F_SETLK).
  if (existsSync(file)) chmodSync(file, 0o600)
  else closeSync(openSync(file, 'wx', 0o600))
}
