/** The middle one; of an even number, the lower of the two. NaN of none. */
export function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[(figures.length - 1) >> 1] ?? Number.NaN
}
