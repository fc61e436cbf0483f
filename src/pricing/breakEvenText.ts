import { withThousands } from '../net/money.ts'
import type { BreakEven } from './breakEven.ts'

/** One sentence per interval, or that one of the two is always cheaper. */
export function breakEvenText(
  { intervals, unit, currency, unknown }: BreakEven,
  names: { readonly a: string; readonly b: string },
): string {
  const [only] = intervals
  const is = (cheaper: 'a' | 'b' | 'same') => (cheaper === 'same' ? 'both cost the same' : `${names[cheaper]} is cheaper`)
  const lines =
    intervals.length === 1 && only
      ? [`However much leaves AWS, ${is(only.cheaper)}: the bills never cross.`]
      : intervals.map(({ from, to, cheaper, monthlyAtFrom }, index) => {
          const range =
            to === null ? `from ${withThousands(from)} ${unit} a month on` : `up to ${withThousands(to)} ${unit} a month`
          const cost = index === 0 ? '' : `, where both cost ${withThousands(monthlyAtFrom.a)} ${currency}`
          return `${range}: ${is(cheaper)}${cost}.`
        })
  const open = (['a', 'b'] as const).flatMap(each =>
    unknown[each].map(({ what, because }) => `  ${names[each]}: ${what}: ${because}.`),
  )
  return [...lines, ...(open.length > 0 ? ['', `Counted as nothing on either side, for it is unknown:`, ...open] : [])].join('\n')
}
