import { Command, CommanderError } from 'commander'
import { Refusal } from './refusal.ts'
import { VERSION } from './version.ts'

/** Each command is loaded when it is called: a service needs no drill in its memory. Help loads them all. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./commands/serve.ts')).serveCommand,
  drill: async () => (await import('./commands/drill.ts')).drillCommand,
  trace: async () => (await import('./commands/trace.ts')).traceCommand,
  check: async () => (await import('./commands/check.ts')).checkCommand,
  availability: async () => (await import('./commands/availability.ts')).availabilityCommand,
  routes: async () => (await import('./commands/routes.ts')).routesCommand,
  export: async () => (await import('./commands/export.ts')).exportCommand,
  price: async () => (await import('./commands/price.ts')).priceCommand,
  bill: async () => (await import('./commands/bill.ts')).billCommand,
  prices: async () => (await import('./commands/prices.ts')).pricesCommand,
  breakeven: async () => (await import('./commands/breakeven.ts')).breakevenCommand,
  plan: async () => (await import('./commands/plan.ts')).planCommand,
  migrate: async () => (await import('./commands/migrate.ts')).migrateCommand,
  schema: async () => (await import('./commands/schema.ts')).schemaCommand,
  doctor: async () => (await import('./commands/doctor.ts')).doctorCommand,
}

const program = new Command('landbridge')
  .description('AWS Direct Connect, Site-to-Site VPN and the gateways behind them as a service you run yourself.')
  .version(VERSION)
  .addHelpText(
    'after',
    '\nExit codes: 0 ok; 1 the answer is no; 2 the call or a file is wrong.\nStart with: landbridge drill examples/two-locations/estate.yaml',
  )

const called = process.argv[2] ?? ''
for (const [name, load] of Object.entries(COMMANDS)) {
  if (name === called || !Object.hasOwn(COMMANDS, called)) program.addCommand(await load())
}
for (const command of [program, ...program.commands]) command.exitOverride().showHelpAfterError('(--help shows examples)')

// Whoever reads has seen enough, as `| head` has: that is no error.
process.stdout.on('error', (problem: NodeJS.ErrnoException) => {
  if (problem.code !== 'EPIPE') throw problem
  process.exit()
})

try {
  await program.parseAsync()
} catch (thrown) {
  process.exitCode = told(thrown)
}

/** What a person did wrong gets its sentence and exit code 2; anything else is a bug and keeps its stack. */
function told(thrown: unknown): number {
  if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : 2
  const { name, message, code } = thrown as NodeJS.ErrnoException
  if (thrown instanceof Refusal || name === 'DataDirectoryError') console.error(message)
  else if (code === 'EADDRINUSE') {
    console.error('Another program listens on that port; end it, or choose one with --port (0 picks a free one).')
  } else throw thrown
  return 2
}
