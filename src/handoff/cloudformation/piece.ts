import type { Tags } from '../../resources/tags.ts'
import type { Scope } from '../../resources/world.ts'

/** A resource of a template, before anybody knows in which template it stands. */
export interface Piece {
  /** Of the row that it is made from, with a word behind it where a row makes several. */
  readonly id: string
  /** The start of its logical id, `Vpc`, and the rest, which may be any text. */
  readonly called: readonly [what: string, name: string]
  readonly scope: Scope
  /** `AWS::EC2::VPC` */
  readonly type: string
  readonly properties: { readonly [Property: string]: Value | undefined }
  /** Ids of pieces that have to be there before, although no property names them. */
  readonly after?: readonly string[]
}

export type Value =
  | string
  | number
  | boolean
  | Pointer
  | SecretValue
  | readonly Value[]
  | { readonly [member: string]: Value | undefined }

/** The id that another piece will have, or something that no piece makes. */
export interface Pointer {
  readonly pointer: string
  /** Read by `Fn::GetAtt`; absent = what `Ref` gives is the id. */
  readonly attribute?: string
  /** What has to happen to the other one by hand before it can be used: its user goes into a later template. */
  readonly waitsFor?: 'light' | 'acceptance'
}

/** A value that no file may hold; where it stays empty AWS chooses one. */
export interface SecretValue {
  /** What it is of the resource: `Psk1`. */
  readonly secret: string
  readonly about: string
}

/** An id that a piece brings with it and that CloudFormation does not tell, or that nothing here makes at all. */
export interface Untold {
  /** The piece that it comes with; absent = it is there already or made by hand. */
  readonly from?: string
  /** Whose id the command asks for; absent = that of `from`. */
  readonly of?: Pointer
  readonly what: string
  /** A command that prints it, with `<ID>` for that id. */
  readonly command?: string
}

/** What one part of an estate comes to. */
export interface Pieces {
  readonly pieces: readonly Piece[]
  readonly untold?: ReadonlyMap<string, Untold>
  /** A sentence for each thing that is not in any template, with the way to have it. */
  readonly left: readonly string[]
}

/** CloudFormation's list of tags, without the marks that an estate file leaves. */
export function tagList(tags: Tags): readonly Value[] | undefined {
  const own = Object.entries(tags).filter(([key]) => !key.startsWith('landbridge:'))
  return own.length === 0 ? undefined : own.map(([Key, Value]) => ({ Key, Value }))
}

export function onOff(isOn: boolean): 'enable' | 'disable' {
  return isOn ? 'enable' : 'disable'
}
