import { homedir } from 'node:os'
import { join } from 'node:path'
import { isClone } from './version.ts'

/** `.landbridge/` of a clone, else the folder for state of the XDG specification. */
export function defaultDirectory(): string {
  if (isClone()) return join(import.meta.dirname, '../../.landbridge')
  return join(process.env.XDG_DATA_HOME || join(homedir(), '.local/share'), 'landbridge')
}
