/** What `JSON.stringify` says of an object, member by member and of lists among them element by element. */
export function* jsonPieces(value: object): Generator<string, void, undefined> {
  let before = '{'
  for (const [key, each] of Object.entries(value)) {
    if (each === undefined) continue
    yield `${before}${JSON.stringify(key)}:`
    before = ','
    if (Array.isArray(each)) yield* elementPieces(each)
    else yield JSON.stringify(each)
  }
  yield before === '{' ? '{}' : '}'
}

function* elementPieces(elements: readonly unknown[]): Generator<string, void, undefined> {
  let before = '['
  for (const each of elements) {
    yield `${before}${JSON.stringify(each) ?? 'null'}`
    before = ','
  }
  yield before === '[' ? '[]' : ']'
}
