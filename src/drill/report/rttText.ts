/** `0.42 ms`, or `unknown` where a place on the way is not known. */
export function rttText(rttMs: number | null): string {
  return rttMs === null ? 'unknown' : `${Number(rttMs.toPrecision(3))} ms`
}
