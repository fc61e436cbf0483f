import { at, type DetectionEvent, restartMs, SUDDEN } from './beliefs.ts'
import type { Session } from './network.ts'
import { lossEvent, pairs } from './timers.ts'

/** Ends that keep stale routes give them up when no restart comes; only a loss without NOTIFICATION starts that timer (RFC 4724 §4.2). */
export function restarts(session: Session, events: readonly DetectionEvent[]): DetectionEvent[] {
  return pairs(session).flatMap(([end, peer]) => {
    const keepsMs = restartMs(end, peer)
    if (keepsMs === undefined) return []
    const keys = [at(session.link, end.node), at(session.name, end.node)]
    const losses = events.filter(({ key, by }) => keys.includes(key) && SUDDEN.has(by))
    const [first] = losses.sort((a, b) => a.range.worstMs - b.range.worstMs)
    if (!first) return []
    const range = { bestMs: first.range.bestMs + keepsMs, worstMs: first.range.worstMs + keepsMs }
    const stale = lossEvent('staleEnd', session.name, end.node, 'restart', range)
    return [first.byChance ? { ...stale, byChance: true } : stale]
  })
}
