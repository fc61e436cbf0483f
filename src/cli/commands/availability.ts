import { Command } from 'commander'
import { availability } from '../../drill/availability/availability.ts'
import { AVAILABILITY_FIGURES, type AvailabilityFigures, DEFAULT_FIGURES } from '../../drill/availability/availabilityFigures.ts'
import { availabilityText } from '../../drill/availability/availabilityText.ts'
import { slaEligibility } from '../../drill/availability/slaEligibility.ts'
import { schemaFindings } from '../../estate/schemaFindings.ts'
import { compile } from '../../topology/compile.ts'
import { KNOWN_WORLD } from '../../topology/geography.ts'
import { readEstate, worldOf } from '../openEstate.ts'
import { printJson, printWrapped } from '../output.ts'
import { readText } from '../readText.ts'
import { Refusal } from '../refusal.ts'

interface Options {
  readonly figures?: string
  readonly showFigures?: true
  readonly json?: true
}

export const availabilityCommand = new Command('availability')
  .summary('estimate the minutes a year that each flow is down, and say which SLA the design is eligible for')
  .argument('<estate>', 'an estate file')
  .option('--figures <file.json>', 'figures of your own in place of the assumed ones; what it leaves out stays')
  .option('--show-figures', 'print the figures in use, with their sources, as JSON and end')
  .option('--json', 'the estimate as JSON on stdout')
  .addHelpText(
    'after',
    `
Examples:
  landbridge availability examples/two-locations/estate.yaml
  landbridge availability estate.yaml --show-figures > figures.json       a file to edit
  landbridge availability estate.yaml --figures figures.json --json

Exit code: 0 estimated; 2 the call or a file is wrong.`,
  )
  .action(async (file: string, options: Options) => {
    const figures = options.figures === undefined ? DEFAULT_FIGURES : await figuresFrom(options.figures)
    if (options.showFigures) return printJson(figures)
    const world = await worldOf(await readEstate(file))
    const topology = compile(world, KNOWN_WORLD)
    if (topology.flows.length === 0) {
      throw new Refusal(
        `${file} has no flows, so there is nothing to estimate; add flows: [{ from: HOST, to: HOST, steady: 1Gbps }].`,
      )
    }
    const report = { ...availability(topology, figures), sla: slaEligibility(world), figures }
    if (options.json) printJson(report)
    else printWrapped(availabilityText(report))
  })

/** What the file says, over the defaults. */
async function figuresFrom(file: string): Promise<AvailabilityFigures> {
  const text = await readText(file, 'a file of figures, which --show-figures prints')
  const said = parsedJson(file, text)
  const { components, maintenance, commonCause } = DEFAULT_FIGURES
  const given = {
    ...said,
    components: { ...components, ...said.components },
    maintenance: { ...maintenance, ...said.maintenance },
    commonCause: said.commonCause ?? commonCause,
  }
  const checked = AVAILABILITY_FIGURES.safeParse(given)
  if (checked.success) return checked.data
  const findings = schemaFindings(checked.error.issues, given, path => (path.length === 0 ? Object.keys(DEFAULT_FIGURES) : []))
  throw new Refusal(
    [...findings.map(({ summary }) => `${file}: error: ${summary}`), '--show-figures prints a file that is right.'].join('\n'),
  )
}

function parsedJson(file: string, text: string): Partial<Record<keyof AvailabilityFigures, object>> {
  try {
    const said: unknown = JSON.parse(text)
    if (typeof said === 'object' && said !== null) return said
  } catch {
    // Said below, as for a file that holds a number.
  }
  throw new Refusal(`${file} is no JSON object; --show-figures prints a file that is right.`)
}
