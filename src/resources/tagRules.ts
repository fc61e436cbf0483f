import { directConnectError } from './directConnectError.ts'
import type { Tags } from './tags.ts'

/** API Reference, `Tag`: what a key or a value may consist of. */
const ALLOWED = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u

export interface TagItem {
  readonly key?: string | undefined
  readonly value?: string | undefined
}

/**
 * `tags` with `list` added, as Direct Connect allows it: keys once each, 1-128 characters, values 0-256, at most `most`.
 * An empty list is no list: clients that check nothing themselves send one for "none".
 */
export function withTags(tags: Tags, list: readonly TagItem[] | undefined, most: number): Tags {
  if (list === undefined) return tags
  const keys = list.map(({ key }) => key ?? '')
  const twice = keys.find((key, at) => keys.indexOf(key) !== at)
  if (twice !== undefined) {
    throw directConnectError(`Tag key ${twice} was given more than once; every key may occur once.`, 'DuplicateTagKeysException')
  }
  for (const item of list) refuseBadTag(item)
  const all = { ...tags, ...Object.fromEntries(list.map(({ key, value }) => [key, value ?? ''])) }
  const count = Object.keys(all).length
  if (count > most) {
    throw directConnectError(`The resource would have ${count} tags; at most ${most} are allowed.`, 'TooManyTagsException')
  }
  return all
}

function refuseBadTag({ key = '', value = '' }: TagItem): void {
  refuseBadTagKey(key)
  if (/^aws:/i.test(key)) throw directConnectError(`Tag key "${key}" is not valid: the prefix aws: is reserved.`)
  if (value.length > 256 || !ALLOWED.test(value)) {
    throw directConnectError(`The value of tag ${key} is not valid: up to 256 letters, digits, spaces and _.:/=+-@ are allowed.`)
  }
}

/** API Reference, `Tag`: 1 to 128 characters of those that tags may have. */
export function refuseBadTagKey(key: string): void {
  if (key.length >= 1 && key.length <= 128 && ALLOWED.test(key)) return
  throw directConnectError(`Tag key "${key}" is not valid: 1 to 128 letters, digits, spaces and _.:/=+-@ are allowed.`)
}
