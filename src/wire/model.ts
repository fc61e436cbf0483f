/**
 * The compact form of AWS's published schemas, as `scripts/extractModels.ts` writes it into `models/`. A type is a word:
 * `string`, `number`, `boolean`, `blob`, `timestamp` (or `timestamp:date-time`, `:http-date`, `:epoch-seconds`), `#Name`
 * for a shape, `=Name` for a string of that enum, and `[]` or `{}` before a word for a plain list or map of it.
 */
export type TypeWord = string

/** What AWS says about a member beside its type; `[type, traits]` where there is something to say. */
export type ModelMember = TypeWord | readonly [TypeWord, Traits]

export interface Traits {
  readonly xmlName?: string
  readonly ec2QueryName?: string
  readonly xmlFlattened?: 1
  readonly jsonName?: string
  readonly sparse?: 1
  readonly idempotencyToken?: 1
  readonly httpLabel?: 1
  readonly httpPayload?: 1
  readonly httpResponseCode?: 1
  readonly httpQueryParams?: 1
  readonly httpQuery?: string
  readonly httpHeader?: string
}

export type ModelShape =
  | readonly ['structure' | 'union', Readonly<Record<string, ModelMember>>, (readonly string[])?]
  | readonly ['list', ModelMember, Traits?]
  | readonly ['map', ModelMember, ModelMember, Traits?]

/** `unit` where there is no input or output. */
export interface ModelOperation {
  readonly input: TypeWord
  readonly output: TypeWord
  readonly http?: readonly [method: string, uri: string, status: number]
}

export interface ModelError {
  readonly status?: number
  /** The code that query protocols use, where it is not the shape's name. */
  readonly queryCode?: string
}

export interface Model {
  /** The npm package and version that it was extracted from. */
  readonly source: string
  readonly version: string
  readonly xmlNamespace?: string
  /** What stands before the dot in `X-Amz-Target`. */
  readonly target: string
  readonly awsQueryCompatible?: true
  /** null: the operation is known by name, its shapes are not kept. */
  readonly operations: Readonly<Record<string, ModelOperation | null>>
  readonly errors: Readonly<Record<string, ModelError>>
  readonly enums: Readonly<Record<string, readonly string[]>>
  readonly shapes: Readonly<Record<string, ModelShape>>
}
