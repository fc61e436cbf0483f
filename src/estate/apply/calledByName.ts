import type { Run } from './run.ts'
import type { ApplyProblem } from './step.ts'

/** What a path of `ids` is called in a sentence; the first that fits. */
const PHRASES: readonly (readonly [path: RegExp, phrase: string])[] = [
  [/^vpcs\.(.+)\.gateway$/, 'the virtual private gateway of $1'],
  [/^vpcs\.(.+)\.subnets\.(.+)$/, '$2 of $1'],
  [/^directConnectGateways\.(.+)\.(?:vpcs|transitGateways)\.(.+)$/, '$2 of $1'],
  [/^transitGateways\.(.+)\.(?:vpcs|routeTables)\.(.+)$/, '$2 of $1'],
  [/^connectPeers\.(.+)\.attachment$/, 'the attachment of $1'],
  [/^\w+\.(.+)$/, '$1'],
]

/** What the customer has is known by its name already. */
const OWN = /^(?:sites|services|flows)\.|\.hosts\./

/** A whole id, with AWS's word for what it is of where a phrase says that too; what is part of an ARN is not one. */
const ID =
  /(?<noun>[Tt]he (?:VirtualGateway|vpnGateway|customer gateway|Connect attachment|attachment) )?(?<quote>'?)(?<![\w:/-])(?<id>\w+(?:-\w+)+)\k<quote>(?![\w/-])/g

/** Problems in the words of the file: AWS speaks of ids, which stand in no file and are others in every drill. */
export function calledByName(run: Run, problems: readonly ApplyProblem[]): readonly ApplyProblem[] {
  const names = namesById(run)
  return problems.map(problem => ({ ...problem, summary: inWordsOfFile(problem.summary, names) }))
}

function namesById({ ids, called }: Run): ReadonlyMap<string, string> {
  const made = [...ids].filter(([path]) => !OWN.test(path))
  return new Map([...called, ...made.map(([path, id]) => [id, phraseFor(path)] as const)])
}

function phraseFor(path: string): string {
  const [of, phrase] = PHRASES.find(([of]) => of.test(path)) ?? [/^.*$/, '$&']
  return path.replace(of, phrase)
}

function inWordsOfFile(text: string, names: ReadonlyMap<string, string>): string {
  const said = text.replace(ID, (whole, noun = '', quote = '', id = '') => {
    const name = names.get(id)
    if (name === undefined) return whole
    return name.startsWith('the ') ? name : `${noun}${quote}${name}${quote}`
  })
  return said.startsWith('the ') ? `T${said.slice(1)}` : said
}
