import type { Model, ModelShape } from './model.ts'

/**
 * What a newer API has beside the model that a package was extracted from, in the same form. A shape that the model has
 * too adds its members to that one; everything else is new.
 */
export type ModelSupplement = Pick<Model, 'source' | 'operations' | 'errors' | 'enums' | 'shapes'>

/** The model with the supplement in it. Throws when one of them says something else than the other about the same name. */
export function supplemented(model: Model, supplement: ModelSupplement): Model {
  return {
    ...model,
    operations: joined('operation', model.operations, supplement.operations),
    errors: { ...model.errors, ...supplement.errors },
    enums: joined('enum', model.enums, supplement.enums),
    shapes: {
      ...model.shapes,
      ...Object.fromEntries(
        Object.entries(supplement.shapes).map(([name, shape]) => [name, grown(name, model.shapes[name], shape)]),
      ),
    },
  }
}

function joined<T>(what: string, known: Readonly<Record<string, T>>, added: Readonly<Record<string, T>>): Record<string, T> {
  const twice = Object.keys(added).find(name => Object.hasOwn(known, name))
  if (twice !== undefined) throw new TypeError(`the ${what} ${twice} of a supplement is in the model already`)
  return { ...known, ...added }
}

function grown(name: string, known: ModelShape | undefined, added: ModelShape): ModelShape {
  if (known === undefined) return added
  if (known[0] !== 'structure' || added[0] !== 'structure')
    throw new TypeError(`the shape ${name} of a supplement is no structure`)
  const members = joined(`member of ${name},`, known[1], added[1])
  return known[2] === undefined ? ['structure', members] : ['structure', members, known[2]]
}
