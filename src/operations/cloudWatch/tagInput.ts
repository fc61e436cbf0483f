import type { Tag } from '@aws-sdk/client-cloudwatch'
import type { Tags } from '../../resources/tags.ts'
import { validationError } from './refusals.ts'

/** `tags` with the given ones added, as CloudWatch allows them (API Reference, `Tag`). */
export function withNewTags(tags: Tags, given: readonly Tag[] | undefined, most: number): Tags {
  if (given === undefined) return tags
  const keys = given.map(({ Key }) => Key ?? '')
  const twice = keys.find((key, at) => keys.indexOf(key) !== at)
  if (twice !== undefined) throw validationError(`Tag key ${twice} was given more than once; every key may occur once.`)
  for (const { Key = '', Value = '' } of given) {
    if (Key.length < 1 || Key.length > 128 || /^aws:/i.test(Key)) {
      throw validationError(`Tag key "${Key}" is not valid: 1 to 128 characters are allowed, and no aws: in front.`)
    }
    if (Value.length > 256)
      throw validationError(`The value of tag ${Key} has ${Value.length} characters; at most 256 are allowed.`)
  }
  const all = { ...tags, ...Object.fromEntries(given.map(({ Key = '', Value = '' }) => [Key, Value])) }
  const count = Object.keys(all).length
  if (count > most) throw validationError(`The resource would have ${count} tags; at most ${most} are allowed.`)
  return all
}
