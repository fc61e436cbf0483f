/** Names of an estate as identifiers of Terraform: `dx-a` is `dx_a`; what meets another one of its type gets a number. */
export class Identifiers {
  readonly #taken = new Set<string>()

  take(type: string, name: string): string {
    const wanted = identifierOf(name)
    let identifier = wanted
    for (let number = 2; this.#taken.has(`${type}.${identifier}`); number++) identifier = `${wanted}_${number}`
    this.#taken.add(`${type}.${identifier}`)
    return identifier
  }
}

/** Terraform, "Syntax", "Identifiers": letters, digits, `_` and `-`, and no digit first. */
export function identifierOf(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
  return /^[a-z]/.test(plain) ? plain : `_${plain}`
}
