import type { Filter, Tag } from '@aws-sdk/client-ec2'
import { AwsError } from '../../resources/refusal.ts'

/** Filter name -> the values an item has for it. Names as the API Reference spells them. */
export type Filters<T> = Readonly<Record<string, (item: T) => readonly (string | number | boolean | undefined)[]>>

/**
 * The items that match every filter in one of its values; `*` and `?` are wildcards. `tag:KEY`, `tag-key` and `tag-value` work on
 * everything that has tags. An unknown name is InvalidParameterValue.
 */
export function filtered<T extends object>(items: readonly T[], asked: readonly Filter[] | undefined, filters: Filters<T>): T[] {
  const tests = (asked ?? []).map(({ Name = '', Values = [] }) => {
    const valuesOf = tagValues(Name) ?? (Object.hasOwn(filters, Name) ? filters[Name] : undefined)
    if (valuesOf === undefined) throw new AwsError('InvalidParameterValue', `The filter '${Name}' is invalid`)
    const patterns = Values.map(wildcard)
    return (item: T) => valuesOf(item).some(value => value !== undefined && patterns.some(pattern => pattern.test(String(value))))
  })
  return items.filter(item => tests.every(test => test(item)))
}

function tagValues(name: string): ((item: { readonly Tags?: readonly Tag[] | undefined }) => (string | undefined)[]) | undefined {
  if (name === 'tag-key') return ({ Tags = [] }) => Tags.map(({ Key }) => Key)
  if (name === 'tag-value') return ({ Tags = [] }) => Tags.map(({ Value }) => Value)
  if (!name.startsWith('tag:')) return undefined
  return ({ Tags = [] }) => Tags.filter(({ Key }) => Key === name.slice(4)).map(({ Value }) => Value)
}

function wildcard(value: string): RegExp {
  const escaped = value.replace(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's')
}
