import { AwsError } from '../../resources/refusal.ts'
import type { Tags } from '../../resources/tags.ts'
import { invalidParameter } from './refusals.ts'

interface TagItem {
  readonly key?: string | undefined
  readonly value?: string | undefined
}

/** The tags with the list added: keys of 1 to 128 characters, values up to 256, at most `most`. */
export function withTags(tags: Tags, list: readonly TagItem[] | undefined, most: number): Tags {
  for (const { key = '', value = '' } of list ?? []) {
    if (key.length < 1 || key.length > 128 || /^aws:/i.test(key) || value.length > 256) {
      throw invalidParameter(
        `The tag "${key.slice(0, 130)}" is not valid: a key has 1 to 128 characters and does not begin with aws:, a value up to 256.`,
      )
    }
  }
  const all = { ...tags, ...Object.fromEntries((list ?? []).map(({ key = '', value = '' }) => [key, value])) }
  const count = Object.keys(all).length
  if (count <= most) return all
  throw new AwsError('TagLimitExceededException', `The resource share would have ${count} tags; at most ${most} are allowed.`)
}
