import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const FILE = 'clock'

/**
 * When a clock that is moved by hand begins: where it was left, or now. One that went back at every start would have the same
 * hours go by twice.
 */
export function manualClockStart(directory: string, now: number): number {
  try {
    const kept = Date.parse(readFileSync(join(directory, FILE), 'utf8').trim())
    return Number.isNaN(kept) ? now : Math.max(now, kept)
  } catch {
    return now
  }
}

/** Keeps where a clock was moved to, durably. */
export async function keepManualClock(directory: string, now: number): Promise<void> {
  await writeFile(join(directory, FILE), `${new Date(now).toISOString()}\n`, { mode: 0o600, flush: true })
}
