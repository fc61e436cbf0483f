import { Command } from 'commander'
import { migrationMarkdown } from '../../planner/migration/migrationMarkdown.ts'
import { migrationReportOf } from '../../planner/migration/migrationReportOf.ts'
import { migrationText, PHASE_COLUMNS, phaseRows } from '../../planner/migration/migrationText.ts'
import { catalogueInUse } from '../catalogueInUse.ts'
import { openMigration } from '../migrationEstates.ts'
import { printJson, printTable } from '../output.ts'
import { refuseOverwriting } from '../refuseOverwriting.ts'
import { writeText } from '../writeText.ts'

interface Options {
  readonly json?: true
  readonly markdown?: string
}

export const migrateCommand = new Command('migrate')
  .summary('what a migration, a burst, a recovery or an analysis in the cloud takes: time, room and money')
  .description('Counts a plan of four kinds against links that are estates, drilled and priced as any other, or stated rates.')
  .argument('<migration>', 'a migration file, which names its template: phased, burst, recovery or analytics')
  .option('--json', 'the answer as JSON on stdout')
  .option('--markdown <file.md>', 'also write the answer for a pull request or a wiki')
  .addHelpText(
    'after',
    `
Examples:
  landbridge migrate examples/migration/phased.yaml
  landbridge migrate recovery.yaml --json | jq '.figures[] | select(.what == "RTO")'
  landbridge migrate phased.yaml --json | jq -r '.months[] | [.month, .total] | @csv'      to draw it
  landbridge migrate burst.yaml --markdown burst.md

The file's format: docs/migration.md, or landbridge schema migration. Estates are looked for beside the file.

Exit code: 0 it holds; 1 it does not (the answer says what is missing); 2 the call or a file is wrong.`,
  )
  .action(async (file: string, { json, markdown }: Options) => {
    refuseOverwriting([file], { markdown })
    const { migration, estates } = await openMigration(file)
    const report = migrationReportOf(migration, estates, await catalogueInUse())
    if (markdown !== undefined) await writeText(markdown, migrationMarkdown(report))
    if (json) printJson(report)
    else {
      printTable(PHASE_COLUMNS, phaseRows(report))
      console.log(`\n${migrationText(report)}`)
    }
    process.exitCode = report.holds ? 0 : 1
  })
