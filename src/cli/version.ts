import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')

export const VERSION: string = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version

/** Whether this runs from a clone of the repository and not from an installed package. */
export function isClone(): boolean {
  return existsSync(join(ROOT, '.git'))
}
