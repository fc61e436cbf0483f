import { ec2 } from './listings.ts'
import { ask, demand, note, type Run } from './run.ts'
import { scopeOf, scopesOf } from './scopes.ts'
import type { Applying, CallScope } from './step.ts'
import { findTagged, type TagList, tagSpecifications } from './tagged.ts'

export interface AwsPrefixList {
  readonly PrefixListId: string
  readonly MaxEntries?: number
  readonly Version?: number
  readonly State?: string
  readonly Tags?: TagList
}

export const PREFIX_LISTS = ec2<AwsPrefixList>('DescribeManagedPrefixLists', 'PrefixLists')

/** Room for entries that come later: a list counts with its most, whatever it has. */
const ROOM = 20

/** Managed prefix lists and their entries. */
export function* applyPrefixLists(run: Run): Applying<void> {
  const found = yield* findTagged(PREFIX_LISTS, scopesOf(run.estate, 'prefixLists'), 'prefixLists')
  for (const [name, { cidrs }] of Object.entries(run.estate.prefixLists)) {
    const about = `prefixLists.${name}`
    const scope = scopeOf(run.estate, 'prefixLists', name)
    const there = found(scope, name)
    if (there) yield* changed(run, scope, about, { there, cidrs })
    const list = there ?? (yield* created(run, scope, name, cidrs))
    if (list) run.ids.set(about, list.PrefixListId)
  }
}

function* created(run: Run, scope: CallScope, name: string, cidrs: readonly string[]): Applying<AwsPrefixList | undefined> {
  const about = `prefixLists.${name}`
  const input = {
    PrefixListName: name,
    AddressFamily: cidrs[0]?.includes(':') ? 'IPv6' : 'IPv4',
    MaxEntries: Math.max(ROOM, cidrs.length),
    Entries: cidrs.map(Cidr => ({ Cidr })),
    TagSpecifications: tagSpecifications('prefix-list', name),
  }
  const call = { service: 'ec2', operation: 'CreateManagedPrefixList', input, about } as const
  const output = yield* ask<{ PrefixList: AwsPrefixList }>(run, scope, call)
  if (output) note(run, about, 'created')
  return output?.PrefixList
}

/** AWS refuses a new most and new entries in one call. */
function* changed(
  run: Run,
  scope: CallScope,
  about: string,
  { there, cidrs }: { readonly there: AwsPrefixList; readonly cidrs: readonly string[] },
): Applying<void> {
  note(run, about, 'unchanged')
  const { PrefixListId, MaxEntries = 0, Version } = there
  const get = { service: 'ec2', operation: 'GetManagedPrefixListEntries', input: { PrefixListId }, about } as const
  const has = ((yield* demand<{ Entries?: { Cidr: string }[] }>(scope, get)).Entries ?? []).map(({ Cidr }) => Cidr)
  const add = cidrs.filter(cidr => !has.includes(cidr)).map(Cidr => ({ Cidr }))
  const remove = has.filter(cidr => !cidrs.includes(cidr)).map(Cidr => ({ Cidr }))
  if (add.length + remove.length === 0) return
  const modify = { service: 'ec2', operation: 'ModifyManagedPrefixList', about } as const
  if (cidrs.length > MaxEntries) yield* ask(run, scope, { ...modify, input: { PrefixListId, MaxEntries: cidrs.length } })
  const entries = { ...(add.length > 0 && { AddEntries: add }), ...(remove.length > 0 && { RemoveEntries: remove }) }
  if (yield* ask(run, scope, { ...modify, input: { PrefixListId, CurrentVersion: Version, ...entries } })) {
    note(run, about, 'changed')
  }
}
