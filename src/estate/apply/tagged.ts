import { demand } from './run.ts'
import { scopeKey } from './scopes.ts'
import type { Applying, Call, CallScope } from './step.ts'

/** The tag by which an estate finds its things again. */
export const NAME_TAG = 'landbridge:name'
export const ROUTER_TAG = 'landbridge:router'

/** Tags as Direct Connect (`key`) and as EC2 (`Key`) write them. */
export type TagList = readonly {
  readonly key?: string
  readonly value?: string
  readonly Key?: string
  readonly Value?: string
}[]

export function tagOf(tags: TagList | undefined, key: string): string | undefined {
  const tag = tags?.find(tag => (tag.key ?? tag.Key) === key)
  return tag && (tag.value ?? tag.Value)
}

/** Direct Connect's `tags` of something new. */
export function tagList(name: string, more: Readonly<Record<string, string>> = {}) {
  return Object.entries({ [NAME_TAG]: name, ...more }).map(([key, value]) => ({ key, value }))
}

/** EC2's `TagSpecifications` of something new. The name shows in AWS's console too. */
export function tagSpecifications(resourceType: string, name: string) {
  const tags = { [NAME_TAG]: name, Name: name }
  return [{ ResourceType: resourceType, Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) }]
}

export interface Listing<T> {
  readonly service: Call['service']
  readonly operation: string
  readonly items: string
  readonly nameOf: (item: T) => string | undefined
  /** States in which a thing is as good as gone. */
  readonly isGone: (item: T) => boolean
}

/** What an estate made, by name, in one scope. */
export function* listTagged<T>(listing: Listing<T>, scope: CallScope, about: string): Applying<Map<string, T>> {
  const { service, operation } = listing
  const output = yield* demand<Record<string, readonly T[] | undefined>>(scope, { service, operation, input: {}, about })
  const found = (output?.[listing.items] ?? []).filter(item => !listing.isGone(item))
  return new Map(found.flatMap(item => (listing.nameOf(item) === undefined ? [] : [[listing.nameOf(item)!, item]])))
}

/** The same over several scopes: `find(scope, name)`. */
export function* findTagged<T>(listing: Listing<T>, scopes: readonly CallScope[], about: string) {
  const byScope = new Map<string, Map<string, T>>()
  for (const scope of scopes) byScope.set(scopeKey(scope), yield* listTagged(listing, scope, about))
  return (scope: CallScope, name: string): T | undefined => byScope.get(scopeKey(scope))?.get(name)
}
