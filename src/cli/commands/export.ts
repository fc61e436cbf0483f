import { mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Command } from 'commander'
import { platformRows } from '../../handoff/router/routerPlatforms.ts'
import { CLOUDFORMATION } from '../exports/cloudformation.ts'
import { DIAGRAM } from '../exports/diagram.ts'
import { EVERYTHING } from '../exports/everything.ts'
import type { Exported, Exporter, ExportOptions } from '../exports/exporter.ts'
import { LOA } from '../exports/loa.ts'
import { ORDER } from '../exports/order.ts'
import { ROUTERS } from '../exports/routers.ts'
import { TERRAFORM } from '../exports/terraform.ts'
import { printJson, printTable } from '../output.ts'
import { Refusal } from '../refusal.ts'
import { refuseOverwriting } from '../refuseOverwriting.ts'

/** What can be handed over: the first one that a call asks for. */
const EXPORTERS: readonly Exporter[] = [EVERYTHING, TERRAFORM, CLOUDFORMATION, DIAGRAM, ORDER, LOA, ROUTERS]

export const exportCommand = new Command('export')
  .summary(
    'hand over what others need of an estate: router configurations, Terraform, CloudFormation, diagrams, an order checklist',
  )
  .description('Writes what the estate says in the languages of those who build it. Keys are placeholders unless asked for.')
  .argument('[estate]', 'an estate file, or the URL of a running service')
  .option('--out <path>', 'write there: a file where there is one, a folder where there are several or where it ends with /')
  .option('--force', 'write into a folder that is not empty')
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
    refuseOverwriting([estate], { out: options.out === undefined ? undefined : String(options.out) })
    const exporter = EXPORTERS.find(({ isAsked }) => isAsked(options))
    if (!exporter) throw new TypeError('the last exporter takes every call')
    const exported = await exporter.run(estate, options)
    if (options.json === true) printJson(exported.json)
    const out = options.out === undefined ? (options.json === true ? undefined : exported.folder) : String(options.out)
    if (out !== undefined) await write(out, exported, options.force === true)
    else if (options.json !== true) process.stdout.write(exported.files.map(({ text }) => text).join('\n'))
    for (const warning of exported.warnings) console.error(`warning: ${warning}`)
  })

function list({ json }: ExportOptions): void {
  const rows = platformRows()
  if (json === true) printJson(rows.map(([name, title, tunnels]) => ({ name, title, tunnels })))
  else printTable(['platform', 'is', 'tunnels'], rows)
}

async function write(out: string, { files, isSecret, isFile, needsEmptyFolder }: Exported, force: boolean): Promise<void> {
  if (needsEmptyFolder && !force && (await readdir(out).catch(() => [])).length > 0) {
    throw new Refusal(
      `${out} is not empty, and what is in it would be taken for a part of this; give another folder, or --force.`,
    )
  }
  const isFolder =
    files.length > 1 ||
    needsEmptyFolder ||
    out.endsWith('/') ||
    (!isFile && (await stat(out).catch(() => undefined))?.isDirectory() === true)
  for (const { name, text, bytes } of files) {
    const path = isFolder ? join(out, name) : out
    try {
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, bytes ?? text, isSecret ? { mode: 0o600 } : {})
    } catch (problem) {
      throw new Refusal(`${path} cannot be written: ${(problem as Error).message}.`)
    }
    console.error(`Wrote ${path}.`)
  }
}
