import { Argument, Command } from 'commander'
import { printJson } from '../output.ts'

const SCHEMAS = {
  estate: async () => (await import('../../estate/estateJsonSchema.ts')).estateJsonSchema(),
  drill: async () => (await import('../../drill/report/reportSchema.ts')).drillSchema(),
  trace: async () => (await import('../../drill/trace/traceSchema.ts')).traceSchema(),
  check: async () => (await import('../../check/checkSchema.ts')).checkSchema(),
  price: async () => (await import('../../pricing/priceSchema.ts')).priceSchema(),
  bill: async () => (await import('../../pricing/billSchema.ts')).billSchema(),
  breakeven: async () => (await import('../../pricing/breakEvenSchema.ts')).breakEvenSchema(),
  plan: async () => (await import('../../planner/planSchema.ts')).planSchema(),
  requirements: async () => (await import('../../planner/requirementsJsonSchema.ts')).requirementsJsonSchema(),
  migration: async () => (await import('../../planner/migration/migrationJsonSchema.ts')).migrationJsonSchema(),
  'drill-file': async () => (await import('../../drill/file/drillFile.ts')).drillFileSchema(),
} as const

export const schemaCommand = new Command('schema')
  .summary('print the JSON Schema of a file or an answer')
  .addArgument(new Argument('<name>', 'which').choices(Object.keys(SCHEMAS)))
  .addHelpText(
    'after',
    `
Examples:
  landbridge schema estate > estate.schema.json      then, on top of an estate file: # yaml-language-server: $schema=estate.schema.json
  landbridge schema drill-file                       of what landbridge drill ESTATE --file reads
  landbridge schema drill                            of what landbridge drill --json prints`,
  )
  .action(async (name: keyof typeof SCHEMAS) => printJson(await SCHEMAS[name]()))
