import type { DirectionVerdict } from '../report.ts'
import { type Few, shortened } from './few.ts'
import type { WayText } from './wayText.ts'

/** `dx-a + dx-b + 2 more`: of many ways that share the load the first. */
export function shortWay(text: string, ways: Few): string {
  return shortened(text.split(' + '), ways, left => `${left} more`).join(' + ')
}

/** `dx-a → dx-b`, shortened only where what is left still tells one from the other. */
export function wayChange({ before, after }: DirectionVerdict, wayText: WayText, ways: Few): string {
  const [from, to] = [wayText(before), wayText(after)]
  const [short, other] = [shortWay(from, ways), shortWay(to, ways)]
  if (from === to) return short
  return short === other ? `${from} → ${to}` : `${short} → ${other}`
}
