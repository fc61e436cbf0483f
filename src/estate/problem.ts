/** Both count from 1. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** Something a person has to look at: one sentence, and where. An estate with errors is not used. */
export interface Problem extends Position {
  readonly severity: 'error' | 'warning'
  readonly summary: string
  readonly file: string
  /** Dotted: `virtualInterfaces.vif-a.vlan`. */
  readonly path: string
}

/** A problem before it is known where in the file its path is. */
export interface Finding {
  readonly severity: 'error' | 'warning'
  readonly path: Path
  readonly summary: string
  /** It is the key at the path that is wrong, and not what stands under it. */
  readonly aboutKey?: true
}

export function errorAt(path: Path, summary: string): Finding {
  return { severity: 'error', path, summary }
}

export type Path = readonly (string | number)[]

export function pathText(path: Path): string {
  return path.join('.')
}
