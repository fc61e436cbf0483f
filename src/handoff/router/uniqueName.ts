/** The name in letters, digits and hyphens, which every platform takes without quotes, and none of `others`; `ending` ends it. */
export function uniqueName(name: string, others: readonly { readonly name: string }[], ending = ''): string {
  const plain = name.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'unnamed'
  // Some platforms take no more than 31 characters, with a prefix of ours before it.
  const short = plain.slice(0, 20)
  const taken = new Set(others.map(each => each.name))
  for (let number = 1; number <= others.length + 1; number++) {
    const candidate = `${number === 1 ? short : `${short}-${number}`}${ending}`
    if (!taken.has(candidate)) return candidate
  }
  throw new TypeError(`no name is left for ${name}`)
}
