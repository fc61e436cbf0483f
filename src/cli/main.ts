import { Command, CommanderError } from 'commander'
import { DataDirectoryError } from '../store/dataDirectoryError.ts'
import { doctorCommand } from './commands/doctor.ts'
import { drillCommand } from './commands/drill.ts'
import { routesCommand } from './commands/routes.ts'
import { schemaCommand } from './commands/schema.ts'
import { serveCommand } from './commands/serve.ts'
import { traceCommand } from './commands/trace.ts'
import { Refusal } from './refusal.ts'
import { VERSION } from './version.ts'

const program = new Command('landbridge')
  .description('AWS Direct Connect, Site-to-Site VPN and the gateways behind them as a service you run yourself.')
  .version(VERSION)
  .addHelpText(
    'after',
    '\nExit codes: 0 ok; 1 the answer is no; 2 the call or a file is wrong.\nStart with: landbridge drill examples/two-locations/estate.yaml',
  )

for (const command of [serveCommand, drillCommand, traceCommand, routesCommand, schemaCommand, doctorCommand])
  program.addCommand(command)
for (const command of [program, ...program.commands]) command.exitOverride().showHelpAfterError('(--help shows examples)')

try {
  await program.parseAsync()
} catch (thrown) {
  process.exitCode = told(thrown)
}

/** What a person did wrong gets its sentence and exit code 2; anything else is a bug and keeps its stack. */
function told(thrown: unknown): number {
  if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : 2
  if (thrown instanceof Refusal || thrown instanceof DataDirectoryError) console.error(thrown.message)
  else if ((thrown as NodeJS.ErrnoException).code === 'EADDRINUSE') {
    console.error('Another program listens on that port; end it, or choose one with --port (0 picks a free one).')
  } else throw thrown
  return 2
}
