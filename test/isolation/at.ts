/** The text at a dotted path of an answer; undefined = there is none. */
export function at(answer: unknown, path: string): string | undefined {
  return path.split('.').reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], answer) as
    | string
    | undefined
}
