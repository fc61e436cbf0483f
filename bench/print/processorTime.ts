import { readFileSync } from 'node:fs'

/** What a process has used of the processors so far, user and system, in ms; Linux counts it in hundredths of a second. */
export function processorTimeMs(pid: number): number {
  const [, fields] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
  const [user, system] = fields!.split(' ').slice(11, 13)
  return (Number(user) + Number(system)) * 10
}
