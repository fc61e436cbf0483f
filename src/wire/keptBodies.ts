/** Longer ones are rare, and would hold too much memory. */
const MOST_CHARACTERS = 2 ** 24
/** Less than this is written anew in microseconds. */
const LEAST_CHARACTERS = 2 ** 14

const BODIES = new WeakMap<object, Uint8Array>()

/** The bytes of an answer that never changes (a frozen one), written once and kept for as long as it lives; short ones as text. */
export function keptBody(output: object, write: () => string): string | Uint8Array {
  const known = BODIES.get(output)
  if (known) return known
  const text = write()
  if (!Object.isFrozen(output) || text.length < LEAST_CHARACTERS || text.length > MOST_CHARACTERS) return text
  const body = Buffer.from(text)
  BODIES.set(output, body)
  return body
}
