import { readFile, stat } from 'node:fs/promises'
import { isMap, LineCounter, parseDocument } from 'yaml'
import { Credentials } from '../wire/credentials.ts'
import { credentialsSchema } from './credentialsSchema.ts'
import { Refusal } from './refusal.ts'

/**
 * The access keys of a YAML or JSON file. Rejects with a Refusal that names file and line and never a secret; warns on
 * stderr where others than the owner may read the file.
 */
export async function readCredentials(file: string): Promise<Credentials> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
    await warnIfOpen(file)
  } catch (problem) {
    throw new Refusal(`The credentials file ${file} cannot be read: ${(problem as NodeJS.ErrnoException).code ?? 'no file'}.`)
  }
  return parseCredentials(text, file)
}

/** The same for a text; `file` is what messages call it. */
export function parseCredentials(text: string, file: string): Credentials {
  const lines = new LineCounter()
  // Failsafe: every scalar is text, so that account 012345678901 keeps its zero. Pretty errors would quote the secrets.
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false, logLevel: 'silent' })
  const lineAt = (offset: number | undefined) => `${file}:${offset === undefined ? 1 : lines.linePos(offset).line}`
  const [broken] = document.errors
  if (broken) throw new Refusal(`${lineAt(broken.pos[0])}: ${brokenText(broken.code)}`)
  if (!isMap(document.contents) || document.contents.items.length === 0) {
    throw new Refusal(`${lineAt(undefined)}: the file holds no access key; it takes KEY: { secret: …, account: …, user: … }.`)
  }
  const read = credentialsSchema.safeParse(plain(document, lineAt))
  if (!read.success) {
    const sentences = read.error.issues.map(({ path, message }) => {
      const node = document.getIn(path, true) ?? document.getIn(path.slice(0, -1), true)
      return `${lineAt((node as { range?: [number, number, number] } | undefined)?.range?.[0])}: ${path.join('.')} ${message}`
    })
    throw new Refusal(sentences.join('\n'))
  }
  return new Credentials(Object.entries(read.data).map(([accessKey, key]) => ({ accessKey, ...key })))
}

function plain(document: ReturnType<typeof parseDocument>, lineAt: (offset: undefined) => string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 })
  } catch {
    throw new Refusal(`${lineAt(undefined)}: the anchors and aliases of the file cannot be resolved; write the values out.`)
  }
}

function brokenText(code: string): string {
  if (code === 'DUPLICATE_KEY') return 'this key is already in the map; give one of the two another name or remove it.'
  return `this is neither YAML nor JSON (${code.toLowerCase().replaceAll('_', ' ')}); docs/credentials.md has an example.`
}

async function warnIfOpen(file: string): Promise<void> {
  const mode = (await stat(file)).mode & 0o777
  if (process.platform === 'win32' || (mode & 0o077) === 0) return
  console.error(
    `The credentials file ${file} has mode 0${mode.toString(8)}, so others can read its secrets; run chmod 600 ${file}.`,
  )
}
