import { mkdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Command } from 'commander'
import { platformRows } from '../../handoff/router/routerPlatforms.ts'
import type { Exported, Exporter, ExportOptions } from '../exports/exporter.ts'
import { ROUTERS } from '../exports/routers.ts'
import { printJson, printTable } from '../output.ts'
import { Refusal } from '../refusal.ts'

/** What can be handed over: the first one that a call asks for. */
const EXPORTERS: readonly Exporter[] = [ROUTERS]

export const exportCommand = new Command('export')
  .summary('hand over what others need of an estate: complete router configurations')
  .description('Writes what the estate says in the languages of those who build it. Keys are placeholders unless asked for.')
  .argument('[estate]', 'an estate file, or the URL of a running service')
  .option('--out <path>', 'write there: a file where there is one, a folder where there are several or where it ends with /')
  .option('--json', 'everything as JSON on stdout')

for (const option of EXPORTERS.flatMap(({ options }) => options)) exportCommand.addOption(option)

exportCommand
  .addHelpText(
    'after',
    `
Examples:
${EXPORTERS.flatMap(({ examples }) => examples.map(line => `  ${line}`)).join('\n')}

Exit code: 0 it is written; 2 the call or the file is wrong, or the platform cannot do it.`,
  )
  .action(async (estate: string | undefined, options: ExportOptions) => {
    if (options.platform === 'list') return list(options)
    if (estate === undefined) {
      throw new Refusal('Which estate? Give a file such as examples/two-locations/estate.yaml, or the URL of a running service.')
    }
    const exporter = EXPORTERS.find(({ isAsked }) => isAsked(options))
    if (!exporter) throw new TypeError('the last exporter takes every call')
    const exported = await exporter.run(estate, options)
    if (options.json === true) printJson(exported.json)
    const out = options.out === undefined ? (options.json === true ? undefined : exported.folder) : String(options.out)
    if (out !== undefined) await write(out, exported)
    else if (options.json !== true) process.stdout.write(exported.files.map(({ text }) => text).join('\n'))
    for (const warning of exported.warnings) console.error(`warning: ${warning}`)
  })

function list({ json }: ExportOptions): void {
  const rows = platformRows()
  if (json === true) printJson(rows.map(([name, title, tunnels]) => ({ name, title, tunnels })))
  else printTable(['platform', 'is', 'tunnels'], rows)
}

async function write(out: string, { files, isSecret }: Exported): Promise<void> {
  const isFolder = files.length > 1 || out.endsWith('/') || (await stat(out).catch(() => undefined))?.isDirectory() === true
  for (const { name, text } of files) {
    const path = isFolder ? join(out, name) : out
    try {
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, text, isSecret ? { mode: 0o600 } : {})
    } catch (problem) {
      throw new Refusal(`${path} cannot be written: ${(problem as Error).message}.`)
    }
    console.error(`Wrote ${path}.`)
  }
}
