/** Ways over which a prefix is announced, two of them at least. */
export interface AnnouncedTogether<W> {
  readonly prefix: string
  readonly ways: readonly W[]
}

/** What several ways announce; of prefixes that the same ways announce the first. */
export function announcedTogether<W>(
  all: Iterable<W>,
  announcedOver: (way: W) => Iterable<string>,
): readonly AnnouncedTogether<W>[] {
  const numbered = [...all].map((way, number) => ({ way, number, prefixes: new Set(announcedOver(way)) }))
  const prefixes = new Set(numbered.flatMap(each => [...each.prefixes]))
  const bySet = new Map<string, AnnouncedTogether<W>>()
  for (const prefix of prefixes) {
    const ways = numbered.filter(each => each.prefixes.has(prefix))
    const key = ways.map(({ number }) => number).join()
    if (ways.length > 1 && !bySet.has(key)) bySet.set(key, { prefix, ways: ways.map(({ way }) => way) })
  }
  return [...bySet.values()]
}
