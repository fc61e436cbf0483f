import { durationText } from '../../net/duration.ts'
import type { Assumptions } from '../../routing/detection.ts'
import type { ScenarioFault } from '../report.ts'

/** What counts only where something fails in part, by the kinds of failure that were played. */
export function grayTexts(faults: readonly ScenarioFault[], { lossWindowMs }: Assumptions): readonly string[] {
  const has = (kind: ScenarioFault['kind']) => faults.some(fault => fault.kind === kind)
  const isOneWay = faults.some(({ kind, direction }) => kind === 'silent' && direction !== undefined)
  return [
    ...(isOneWay ? ONE_WAY : []),
    ...(has('loss') ? lossTexts(lossWindowMs) : []),
    ...ORDER.flatMap(kind => (has(kind) ? TEXTS[kind] : [])),
  ]
}

const ONE_WAY = [
  'When one direction fails, the end that hears nothing notices by its BFD, hold timer or dead peer detection. Over the direction that works BFD tells the other end that it is down (RFC 5880 §6.8.6), at the latest one transmit interval later.',
  'Without BFD the NOTIFICATION of the end whose hold timer ran out (RFC 4271 §6.5) is taken to get through over the direction that works, although TCP hears no acknowledgement; where the tunnel went first, the other end waits for its own timer.',
]

function lossTexts(windowMs: number): readonly string[] {
  return [
    'Each packet is lost by itself, with the same probability. BFD ends when as many packets in a row are lost as its multiplier says (RFC 5880 §6.8.4): expected after (1 - p^n) / ((1 - p) x p^n) packets.',
    'The hold timer ends when a keepalive and all its retransmissions by TCP are lost, the first after 1 s and each after twice as long (RFC 6298 §2, §5.5). Any packet counts as a sign of life of a tunnel (RFC 3706 §5.5): loss short of all ends none.',
    `What loss is expected to end while it lasts (within ${durationText(windowMs)} where nobody heals it) ends, at best as soon as if all were lost (of several moments in a file, and of what flaps, when that is expected), and counts as down until the loss is over; what is expected later does not end. Chance decides: these are means, no bounds.`,
  ]
}

const ORDER = ['rate', 'flap', 'drain'] as const

const TEXTS: Readonly<Record<(typeof ORDER)[number], readonly string[]>> = {
  rate: [
    'What exceeds a lowered rate is dropped alike from everybody, as by a policer; sessions are taken to keep their place in the queue, and none of them notices.',
  ],
  flap: [
    'Whatever flaps loses its light each time it goes down, and sessions begin anew each time it comes back; no router damps it (RFC 2439) or holds its interface down.',
  ],
  drain: [
    'A drain shuts BGP sessions with a NOTIFICATION (Cease, Administrative Shutdown, RFC 4486 §4) while their links go on carrying packets. Telling routes to leave first by GRACEFUL_SHUTDOWN (RFC 8326) is not counted on: AWS does not publish that it honours the community.',
  ],
}
