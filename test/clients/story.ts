import assert from 'node:assert/strict'

/** Asserts that a program said these sentences in this order, others between them allowed. */
export function assertStory(said: string, sentences: readonly RegExp[]): void {
  const lines = said.split('\n')
  let at = 0
  for (const sentence of sentences) {
    const found = lines.findIndex((line, index) => index >= at && sentence.test(line))
    assert.ok(found >= 0, `It does not say ${sentence} after line ${at} of:\n${said}`)
    at = found + 1
  }
}
