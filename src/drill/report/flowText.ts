import type { FlowVerdict } from '../report.ts'

/** `app → db`, with the name behind it that the estate gives it. */
export function flowText({ from, to, name }: Pick<FlowVerdict, 'from' | 'to' | 'name'>): string {
  return `${from} → ${to}${name === undefined ? '' : ` (${name})`}`
}
