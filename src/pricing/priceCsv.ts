import { csv } from './csv.ts'
import type { PriceReport } from './priceReport.ts'

const COLUMNS = [
  'what',
  'quantity',
  'unit',
  'unitPrice',
  'amount',
  'currency',
  'account',
  'source',
  'effectiveDate',
  'verified',
  'price',
] as const

/** A row per line, exact numbers; what is unknown follows without amounts. */
export function priceCsv({ lines, unknown, currency }: Pick<PriceReport, 'lines' | 'unknown' | 'currency'>): string {
  const known = lines.map(line => COLUMNS.map(column => (column === 'currency' ? currency : String(line[column] ?? ''))))
  const open = unknown.map(({ what, because }) =>
    COLUMNS.map(column => ({ what, source: `unknown: ${because}`, currency })[column as string] ?? ''),
  )
  return csv([[...COLUMNS], ...known, ...open])
}
