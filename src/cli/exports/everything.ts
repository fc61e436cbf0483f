import { Option } from 'commander'
import { readEstate } from '../openEstate.ts'
import { Refusal } from '../refusal.ts'
import { isUrl } from '../running.ts'
import { CLOUDFORMATION } from './cloudformation.ts'
import { drawings } from './diagram.ts'
import type { Exported, ExportedFile, Exporter, ExportOptions } from './exporter.ts'
import { handedOver } from './handedOver.ts'
import { LOA } from './loa.ts'
import { datesOf } from './order.ts'
import { ROUTERS } from './routers.ts'
import { TERRAFORM } from './terraform.ts'

/** Everything that an estate can be handed over as, in one folder with an index. */
export const EVERYTHING: Exporter = {
  options: [new Option('--all <folder>', 'everything: routers, Terraform, CloudFormation, diagrams, order checklist, letters')],
  examples: ['landbridge export estate.yaml --all handover/                                 with an index'],
  isAsked: ({ all }) => all !== undefined,
  run,
}

interface Part {
  /** Begins the names of its files. */
  readonly folder: string
  readonly what: string
  readonly run: (estate: string, options: ExportOptions) => Promise<Pick<Exported, 'files' | 'warnings' | 'isSecret'>>
}

const PARTS: readonly Part[] = [
  {
    folder: '',
    what: 'What people have to order and do, in order',
    run: (estate, options) => handedOver(estate, 'order', datesOf(options)),
  },
  { folder: '', what: 'The network as a drawing', run: async estate => ({ files: await drawings(estate), warnings: [] }) },
  { folder: 'routers/', what: 'Complete configurations of the routers', run: ROUTERS.run },
  {
    folder: 'terraform/',
    what: 'AWS’s side as a Terraform module',
    run: (estate, options) => TERRAFORM.run(estate, { ...options, terraform: '' }),
  },
  { folder: 'cloudformation/', what: 'AWS’s side as CloudFormation templates', run: CLOUDFORMATION.run },
  { folder: 'loa/', what: 'The LOA-CFA of every port that waits for its cross-connect', run: LOA.run },
]

async function run(estate: string, options: ExportOptions): Promise<Exported> {
  const files: ExportedFile[] = []
  const warnings: string[] = []
  const lines: string[] = []
  const problems: Refusal[] = []
  let isSecret = false
  // A date that is none, or a file that cannot be read, is no part that is left out.
  datesOf(options)
  if (!isUrl(estate)) await readEstate(estate)
  for (const { folder, what, run: part } of PARTS) {
    if (folder === 'loa/' && !isUrl(estate)) {
      lines.push('- **No letters**: a LOA-CFA exists only on a service that has handed it out.')
      continue
    }
    try {
      const done = await part(estate, options)
      const named = done.files.map((file: ExportedFile) => ({ ...file, name: `${folder}${file.name}` }))
      files.push(...named)
      isSecret ||= done.isSecret === true
      warnings.push(...done.warnings)
      lines.push(`- **${what}**: ${named.map(({ name }) => `[${name}](${name})`).join(', ')}`)
    } catch (problem) {
      if (!(problem instanceof Refusal)) throw problem
      problems.push(problem)
      lines.push(`- **${what}**: left out. ${problem.message}`)
    }
  }
  if (files.length === 0 && problems[0]) throw problems[0]
  const distinct = [...new Set(warnings)]
  const index = [
    `# Hand-over of ${estate}`,
    '',
    ...lines,
    '',
    'Terraform and CloudFormation make the same things: use one of them.',
    '',
    ...(distinct.length === 0 ? [] : ['## To be looked at', '', ...distinct.map(each => `- ${each}`), '']),
  ].join('\n')
  const written = [{ name: 'README.md', text: index }, ...files]
  return {
    files: written,
    json: { files: written, warnings: distinct },
    warnings: distinct,
    folder: String(options.all),
    isSecret,
    needsEmptyFolder: true,
  }
}
