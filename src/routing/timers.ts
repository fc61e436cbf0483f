import { at, type DetectionEvent } from './beliefs.ts'
import type { DetectedBy, Range, Session, SessionEnd } from './network.ts'

/**
 * When `own`'s hold timer expires: it was last set by one of the peer's keepalives, so between one keepalive interval
 * before the hold time and the hold time itself, which is the lower of both sides' (RFC 4271 §4.2, §6.5, §10).
 */
export function holdRange(own: SessionEnd, peer: SessionEnd): Range {
  const hold = Math.min(own.holdMs, peer.holdMs)
  return { bestMs: hold - keepaliveMs(own, peer), worstMs: hold }
}

/** How often `own` hears a keepalive of its peer. */
export function keepaliveMs(own: SessionEnd, peer: SessionEnd): number {
  return Math.min(Math.min(own.holdMs, peer.holdMs) / 3, peer.keepaliveMs)
}

/** Detection time at `own`: the slower of its receive and the peer's transmit interval, times the peer's multiplier (RFC 5880 §6.8.4). */
export function bfdRange(own: SessionEnd, peer: SessionEnd): Range | undefined {
  if (!own.bfd || !peer.bfd) return undefined
  const interval = bfdIntervalMs(peer.bfd, own.bfd)
  return { bestMs: interval * (peer.bfd.multiplier - 1), worstMs: interval * peer.bfd.multiplier }
}

/** How often one end sends: no more often than it likes to, nor than the other wants to receive (RFC 5880 §6.8.7). */
export function bfdIntervalMs(sender: NonNullable<SessionEnd['bfd']>, receiver: NonNullable<SessionEnd['bfd']>): number {
  return Math.max(sender.transmitMs, receiver.receiveMs)
}

/** Both ends of a session, each with the other. */
export function pairs(session: Session): readonly (readonly [own: SessionEnd, peer: SessionEnd])[] {
  const [a, b] = session.ends
  return [
    [a, b],
    [b, a],
  ]
}

/** The moment `node`'s end of a link or session stops using it. */
export function lossEvent(
  what: DetectionEvent['what'],
  thing: string,
  node: string,
  by: DetectedBy,
  range: Range,
): DetectionEvent {
  return { what, key: at(thing, node), by, range }
}

/** One after the other. */
export function sum(a: Range, b: Range): Range {
  return { bestMs: a.bestMs + b.bestMs, worstMs: a.worstMs + b.worstMs }
}
