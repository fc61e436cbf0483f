/** What to call each of these so that whoever reads the list can choose: by its name, by its id where others are called so too. */
export function namesApart(things: readonly { readonly id: string; readonly name: string }[]): readonly string[] {
  const counts = Map.groupBy(things, ({ name }) => name)
  return things.map(({ id, name }) => ((counts.get(name)?.length ?? 0) > 1 ? id : name))
}
