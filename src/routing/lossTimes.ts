import type { DetectedBy, Range, SessionEnd } from './network.ts'
import { keepaliveMs } from './timers.ts'

/**
 * When loss of packets ends what lives on hearing from its peer. Chance decides, so what is told is the expected time;
 * each packet counts as lost independently of the others.
 */

/** Trials until so many failures in a row are expected, each with probability `p` (Feller, An Introduction to Probability Theory, vol. 1, XIII.7). */
function expectedTrials(p: number, run: number): number {
  const all = p ** run
  return (1 - all) / ((1 - p) * all)
}

/** BFD ends at `own` when as many control packets in a row are lost as the peer's multiplier says (RFC 5880 §6.8.4). */
export function expectedBfdMs(own: SessionEnd, peer: SessionEnd, lost: number): number {
  if (!own.bfd || !peer.bfd) return Number.POSITIVE_INFINITY
  return Math.max(own.bfd.receiveMs, peer.bfd.transmitMs) * expectedTrials(lost, peer.bfd.multiplier)
}

/**
 * The hold timer ends at `own` when one keepalive and every retransmission of it that comes in time is lost: TCP sends
 * it again after 1 s, then after twice as long each time (RFC 6298 §2, §5.5), and nothing behind it is read before it.
 */
export function expectedHoldMs(own: SessionEnd, peer: SessionEnd, lost: number): number {
  const hold = Math.min(own.holdMs, peer.holdMs)
  const every = keepaliveMs(own, peer)
  return hold + every * (1 / lost ** sendings(hold - every) - 1)
}

const FIRST_RETRANSMISSION_MS = 1000

/** How often TCP sends a segment within a time: at once, after 1 s, 3 s, 7 s … */
function sendings(withinMs: number): number {
  return Math.max(1, Math.ceil(Math.log2(withinMs / FIRST_RETRANSMISSION_MS + 1)))
}

/** LACP, and what times out like it: three packets in a row, of which one comes every third of the timeout (IEEE 802.1AX). */
export function expectedTimeoutMs(by: DetectedBy, { worstMs }: Range, lost: number): number {
  if (by !== 'hold') return (worstMs / 3) * expectedTrials(lost, 3)
  return worstMs + (worstMs / 3) * (1 / lost ** sendings((2 * worstMs) / 3) - 1)
}

/** The first of several that come independently: their rates add up. */
export function expectedFirstMs(times: readonly number[]): number {
  return 1 / times.reduce((rate, ms) => rate + 1 / ms, 0)
}
