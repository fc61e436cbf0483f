import type { Builder } from './builder.ts'
import type { DomainKind } from './topology.ts'

/** A room of a site or a building, a line card of a device: told by its name and by what it is a part of. */
interface NamedPart {
  readonly kind: Extract<DomainKind, 'room' | 'line-card'>
  readonly of: { readonly id: string; readonly name: string }
  readonly name: string
}

/** Says that this failure domain fails with the part. People may call the part by its own name, where no other has it. */
export function failsWith(build: Builder, { kind, of, name }: NamedPart, member: string): void {
  const own = `${of.id}/${name}`
  const id = `${kind}:${own}`
  if (!build.domains.has(id)) build.domains.set(id, { id, kind, name: `${of.name}/${name}`, aliases: [own, name] })
  build.sharedFate.set(id, [...(build.sharedFate.get(id) ?? []), member])
}
