const SIZES = [
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
] as const

/** Three digits, as an axis has room for: `950`, `12.5k`, `1.6M`. */
export function shortNumber(value: number): string {
  const size = SIZES.find(([unit]) => Math.abs(value) >= unit * 0.9995)
  const [unit, letter] = size ?? [1, '']
  return `${Number((value / unit).toPrecision(3))}${letter}`
}
