import type { DirectionVerdict } from '../report.ts'
import { type Few, few } from './few.ts'
import type { WayText } from './wayText.ts'

/** `dx-a + dx-b + 2 more`: of many ways that share the load the first. */
export function shortWay(text: string, ways: Few): string {
  const { told, left } = few(text.split(' + '), ways)
  return [...told, ...(left.length > 0 ? [`${left.length} more`] : [])].join(' + ')
}

/** `dx-a → dx-b`, shortened only where what is left still tells one from the other. */
export function wayChange({ before, after }: DirectionVerdict, wayText: WayText, ways: Few): string {
  const [from, to] = [wayText(before), wayText(after)]
  const [short, other] = [shortWay(from, ways), shortWay(to, ways)]
  if (from === to) return short
  return short === other ? `${from} → ${to}` : `${short} → ${other}`
}
