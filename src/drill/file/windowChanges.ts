import type { Faulty, Script } from '../script.ts'
import type { Window } from './sequence.ts'

/** From `atMs` on these are broken. */
export interface Change {
  readonly atMs: number
  readonly script: Script
}

/** Every moment at which a window begins or ends, with all that is open from then on; what flaps is one of them all the time. */
export function changesOf(windows: readonly Window[]): readonly Change[] {
  return changesAt(edgesOf(windows), windows, () => true)
}

/** Every moment at which something is broken or whole again: what flaps is broken while it is down. */
export function momentsOf(windows: readonly Window[]): readonly Change[] {
  return changesAt([...edgesOf(windows), ...windows.flatMap(turnsOf)], windows, isDown)
}

/** When what goes down for the last time comes up for good. */
export function flapEndMs({ downMs = 0, upMs = 0, times = 1 }: Pick<Faulty, 'downMs' | 'upMs' | 'times'>): number {
  return times * (downMs + upMs) - upMs
}

/** Whatever flaps goes down so often at most: each time is played, and from then on shows nothing new. */
export const MOST_FLAPS = 200

/** How often a flap goes down while a window is open. */
export function flapsIn({ fromMs, untilMs, downMs = 0, upMs = 0 }: Window): number {
  return Math.ceil((untilMs - fromMs) / (downMs + upMs))
}

function edgesOf(windows: readonly Window[]): readonly number[] {
  return windows.flatMap(({ fromMs, untilMs }) => [fromMs, untilMs])
}

function turnsOf(window: Window): readonly number[] {
  const { kind, fromMs, untilMs, downMs = 0, upMs = 0 } = window
  const every = downMs + upMs
  if (kind !== 'flap' || every === 0) return []
  return Array.from({ length: flapsIn(window) }, (_, i) => [fromMs + i * every, fromMs + i * every + downMs])
    .flat()
    .filter(atMs => atMs < untilMs)
}

function isDown({ kind, fromMs, downMs = 0, upMs = 0 }: Window, atMs: number): boolean {
  return kind !== 'flap' || (atMs - fromMs) % (downMs + upMs) < downMs
}

function changesAt(
  moments: readonly number[],
  windows: readonly Window[],
  isBroken: (window: Window, atMs: number) => boolean,
): readonly Change[] {
  return [...new Set(moments)]
    .filter(atMs => Number.isFinite(atMs))
    .sort((a, b) => a - b)
    .map(atMs => {
      const open = windows.filter(window => window.fromMs <= atMs && atMs < window.untilMs && isBroken(window, atMs))
      const each = new Map(open.map(window => [faultKey(window), faultyOf(window)]))
      return { atMs, script: [...each.values()] }
    })
}

function faultyOf({ step: _step, fromMs: _from, untilMs: _until, ...faulty }: Window): Faulty {
  return faulty
}

/** The same for faults that are one. */
export function faultKey({ domain, kind, direction, share, toBps, downMs, upMs }: Faulty): string {
  return [kind, domain.id, direction, share, toBps, downMs, upMs].join(' ')
}
