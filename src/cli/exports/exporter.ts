import type { Option } from 'commander'

/** One kind of thing that `landbridge export` hands over: its options, and what comes of them. */
export interface Exporter {
  readonly options: readonly Option[]
  /** Lines for the help's examples. */
  readonly examples: readonly string[]
  /** Whether the call asks for this kind; the last one of the table is asked for by every call that asks for no other. */
  readonly isAsked: (options: ExportOptions) => boolean
  readonly run: (estate: string, options: ExportOptions) => Promise<Exported>
}

/** Options of the command and of all its exporters, by their long names in camel case. */
export type ExportOptions = Readonly<Record<string, string | boolean | undefined>>

export interface Exported {
  readonly files: readonly ExportedFile[]
  /** What `--json` prints. */
  readonly json: unknown
  readonly warnings: readonly string[]
  /** Files hold keys: nobody else may read them. */
  readonly isSecret?: boolean
  /** Where files go without `--out`; absent: to stdout. */
  readonly folder?: string
  /** It is one file, and `folder` is where it goes. */
  readonly isFile?: boolean
  /** The folder has to be empty, unless the caller says `--force`: files of another export would be taken for its own. */
  readonly needsEmptyFolder?: boolean
}

export interface ExportedFile {
  readonly name: string
  readonly text: string
  /** What is written instead of the text, where it is none. */
  readonly bytes?: Uint8Array
}
