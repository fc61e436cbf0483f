const UNITS = { bps: 1, kbps: 1e3, mbps: 1e6, gbps: 1e9, tbps: 1e12 } as const

/**
 * Bits per second of `50Mbps`, `1.25 Gbps`, `10G`; undefined if it is none, as `2GBps` is, which is eight times as much. Decimal
 * units, as carriers and AWS count.
 */
export function parseBandwidth(text: string): number | undefined {
  if (/Bps\s*$/.test(text)) return undefined
  const match = /^(\d+(?:\.\d+)?)\s*([kmgt])?(?:bps|bit\/s)?$/i.exec(text.trim())
  if (!match?.[1]) return undefined
  const unit = `${(match[2] ?? '').toLowerCase()}bps` as keyof typeof UNITS
  const bps = Math.round(Number(match[1]) * UNITS[unit])
  return bps > 0 && Number.isSafeInteger(bps) ? bps : undefined
}

/** `1.25 Gbps` of 1250000000: the largest unit that keeps the number at or above one, three significant decimals. */
export function bandwidthText(bps: number): string {
  for (const [unit, size] of [
    ['Tbps', 1e12],
    ['Gbps', 1e9],
    ['Mbps', 1e6],
    ['kbps', 1e3],
  ] as const) {
    // What would be printed as 1000 of the smaller unit is one of this.
    if (Number(((1000 * bps) / size).toFixed(3)) >= 1000) return `${Number((bps / size).toFixed(3))} ${unit}`
  }
  return `${bps} bps`
}

/** `1.25Gbps`: the same in one word, as AWS and estate files write it. */
export function bandwidthWord(bps: number): string {
  return bandwidthText(bps).replace(' ', '')
}
