/** Up to `most` are told one by one; of more than that `shown`, and the rest is counted. */
export interface Few {
  readonly most: number
  readonly shown: number
}

/** The first of many, and those that are left. */
export function few<T>(all: readonly T[], { most, shown }: Few): { readonly told: readonly T[]; readonly left: readonly T[] } {
  return all.length <= most ? { told: all, left: [] } : { told: all.slice(0, shown), left: all.slice(shown) }
}

/** The first of many texts, and at last how many are left. */
export function shortened(all: readonly string[], most: Few, rest: (left: number) => string): readonly string[] {
  const { told, left } = few(all, most)
  return left.length === 0 ? told : [...told, rest(left.length)]
}
