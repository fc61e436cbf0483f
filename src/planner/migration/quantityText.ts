import { bandwidthText } from '../../net/bandwidth.ts'
import { durationText } from '../../net/duration.ts'
import { Decimal, withThousands } from '../../net/money.ts'
import type { Figure } from './migrationReport.ts'

/** `1.5 TB`: decimal units, as the file counts. */
export function volumeText(bytes: number): string {
  for (const [unit, size] of [
    ['PB', 1e15],
    ['TB', 1e12],
    ['GB', 1e9],
    ['MB', 1e6],
  ] as const)
    if (Math.abs(bytes) >= size) return `${Number((bytes / size).toFixed(2))} ${unit}`
  return `${Math.round(bytes)} B`
}

/** Null and what is infinite bind nothing. */
export function rateText(bps: number | null): string {
  return bps !== null && Number.isFinite(bps) ? bandwidthText(bps) : 'any rate'
}

/** `1,947.30 USD`, rounded half up. */
export function amountText(amount: Decimal): string {
  return `${withThousands(cents(amount))} USD`
}

export function cents(amount: Decimal): string {
  return amount.rounded(2).toString()
}

/** A figure in the words of its unit; null and what is infinite have no number. */
export function figure(what: string, unit: Figure['unit'], value: number | Decimal | string | null, how: string): Figure {
  if (value instanceof Decimal) return { what, value: cents(value), unit, text: `${amountText(value)}${unit.slice(3)}`, how }
  if (typeof value === 'string') return { what, value, unit, text: value, how }
  if (value === null || !Number.isFinite(value)) return { what, value: null, unit, text: 'no number', how }
  return { what, value, unit, text: TEXTS[unit]?.(value) ?? String(value), how }
}

const TEXTS: Partial<Record<Figure['unit'], (value: number) => string>> = {
  'bit/s': bandwidthText,
  bytes: volumeText,
  'bytes a day': value => `${volumeText(value)} a day`,
  ms: durationText,
  share: value => `${Number((value * 100).toFixed(1))} %`,
  'hours a day': value => `${Number(value.toFixed(2))} hours a day`,
}
