/** Milliseconds of `PT10M`, `PT1H30M`, `P1D` (ISO 8601, what AWS's parameters take); undefined if it is none. */
export function parseIsoDuration(text: string): number | undefined {
  const match = /^P(?=T?\d)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text)
  if (!match) return undefined
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map(part => Number(part ?? 0))
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000
}
