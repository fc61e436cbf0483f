import type { DecidedBy, DirectionVerdict, FlowVerdict } from '../report.ts'

/** A flow in a phase that begins then. */
export interface PhaseVerdict {
  readonly atMs: number
  readonly verdict: FlowVerdict
}

/** A time without service in one piece; Infinity = nobody ended it. */
interface Darkness {
  readonly fromMs: number
  readonly toMs: number
  readonly endedBy: DecidedBy | null
}

/**
 * The longest time that a flow, either direction of it, was dark at a stretch, over phases that follow each other: what a step
 * that has nothing to do with it cuts in two is still one, as it is for a stop condition. At the unluckiest phase of the
 * timers; undefined = never dark.
 */
export function longestDarkness(phases: readonly PhaseVerdict[]): Darkness | undefined {
  let longest: Darkness | undefined
  let open: Darkness | undefined
  for (const each of pieces(phases)) {
    open = open && each.fromMs <= open.toMs ? joined(open, each) : each
    if (!longest || open.fromMs === longest.fromMs || lengthOf(open) > lengthOf(longest)) longest = open
  }
  return longest && lengthOf(longest) > 0 ? longest : undefined
}

function joined(first: Darkness, next: Darkness): Darkness {
  if (next.toMs < first.toMs) return first
  const endedBy = next.endedBy ?? (next.toMs === first.toMs ? first.endedBy : null)
  return { fromMs: first.fromMs, toMs: next.toMs, endedBy }
}

function pieces(phases: readonly PhaseVerdict[]): readonly Darkness[] {
  return phases
    .flatMap(({ atMs, verdict: { forward, back } }) => [...piecesOf(forward, atMs), ...piecesOf(back, atMs)])
    .sort((a, b) => a.fromMs - b.fromMs)
}

function piecesOf({ darkness, darkMs, decidedBy }: DirectionVerdict, atMs: number): readonly Darkness[] {
  const dark = (darkness?.worst ?? []).map(([fromMs, toMs, , endedBy]) => ({
    fromMs,
    toMs: toMs ?? Number.POSITIVE_INFINITY,
    endedBy,
  }))
  // What was due just as the phase began has ended the darkness of the one before.
  return darkMs === 0 && decidedBy ? [{ fromMs: atMs, toMs: atMs, endedBy: decidedBy }, ...dark] : dark
}

function lengthOf({ fromMs, toMs }: Darkness): number {
  return toMs - fromMs
}
