/** Lines `prefix set`: what is announced and, where attributes are to differ, in which set of them. */
export interface Announced {
  readonly text: string
  readonly set: number
}

export function* announcedOf(file: string): Generator<Announced> {
  for (let from = 0; from < file.length; ) {
    const space = file.indexOf(' ', from)
    const end = file.indexOf('\n', space)
    yield { text: file.slice(from, space), set: Number(file.slice(space + 1, end)) }
    from = end + 1
  }
}
