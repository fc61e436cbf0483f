import { resolve } from 'node:path'
import { Refusal } from './refusal.ts'

/**
 * A call that would write over what it reads, or two things into one file, is a slip that costs somebody their estate: a
 * Refusal before anything is read. `written`: file by the option that names it.
 */
export function refuseOverwriting(
  read: readonly (string | undefined)[],
  written: Readonly<Record<string, string | undefined>>,
): void {
  const inputs = new Set(read.flatMap(file => (file === undefined ? [] : resolve(file))))
  const outputs = new Map<string, string>()
  for (const [option, file] of Object.entries(written)) {
    if (file === undefined) continue
    const place = resolve(file)
    if (inputs.has(place)) throw new Refusal(`--${option} would write over ${file}, which this call reads; give another file.`)
    const other = outputs.get(place)
    if (other !== undefined)
      throw new Refusal(`--${other} and --${option} would both write ${file}; give each a file of its own.`)
    outputs.set(place, option)
  }
}
