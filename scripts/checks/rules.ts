import { readFile } from 'node:fs/promises'

/** What a constraints file says about a member: bounds of a number, a text's length or a list's items, or a wrong example. */
export interface Rules {
  readonly min?: number
  readonly max?: number
  readonly pattern?: string
  /** A rule in words, with a value that breaks it and, where the call has none of its own, one that keeps it. */
  readonly rule?: string
  readonly wrong?: unknown
  readonly right?: unknown
}

/** Who says it: AWS's published model, or the API Reference and User Guide. */
export type Source = 'model' | 'guide'

export type RulesOf = (structure: string, member: string) => readonly (readonly [Source, Rules])[]

interface ConstraintsFile {
  readonly members: Readonly<Record<string, Rules>>
}

/** The rules of a member of a structure; the guide's are for members of that name everywhere unless it names the structure. */
export async function directConnectRules(): Promise<RulesOf> {
  const model = (await constraintsFile('constraints/directconnect.json')).members
  const guide = (await constraintsFile('supplements/directconnectConstraints.json')).members
  return (structure, member) => {
    const place = `${structure}.${member}`
    const said = [
      ['model', model[place]],
      ['guide', guide[place] ?? guide[member]],
    ] as const
    return said.flatMap(([source, rules]) => (rules ? [[source, rules] as const] : []))
  }
}

async function constraintsFile(path: string): Promise<ConstraintsFile> {
  return JSON.parse(await readFile(new URL(`../../models/${path}`, import.meta.url), 'utf8')) as ConstraintsFile
}
