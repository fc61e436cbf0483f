import { type Finding, type Position, type Problem, pathText } from './problem.ts'
import { keyPath, readYaml } from './readYaml.ts'

/** A file of YAML as it was read, and where in it everything is. */
export interface YamlFile {
  /** Undefined when the text is no YAML at all. */
  readonly value: unknown
  /** By dotted path: the line and column of a value, or of the key of a map or list. */
  readonly positions: ReadonlyMap<string, Position>
  /** What keeps it from being YAML, and what was found in it, each once and with its place, in the order of the file. */
  readonly problems: (findings: readonly Finding[]) => Problem[]
}

/** Reads YAML 1.2; never throws. */
export function yamlFile(text: string, file: string): YamlFile {
  const { value, positions, errors } = readYaml(text)
  const unreadable = errors.map((error): Problem => ({ severity: 'error', file, path: '', ...error }))
  const placed = ({ severity, path, summary, aboutKey }: Finding): Problem => {
    const at = pathText(path)
    return { severity, summary, file, path: at, ...((aboutKey && positions.get(keyPath(at))) || nearest(positions, at)) }
  }
  return { value, positions, problems: findings => inOrder([...unreadable, ...findings.map(placed)]) }
}

/** Where a path is, or the nearest thing around it; line 1 where there is none. */
export function nearest(positions: ReadonlyMap<string, Position>, path: string): Position {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(at.lastIndexOf('.'), 0))) {
    const position = positions.get(at)
    if (position) return position
  }
  return { line: 1, column: 1 }
}

function inOrder(problems: readonly Problem[]): Problem[] {
  const byText = Map.groupBy(problems, ({ path, line, column, summary }) => `${line}:${column} ${path} ${summary}`)
  return [...byText.values()].flatMap(([first]) => first ?? []).sort((a, b) => a.line - b.line || a.column - b.column)
}
