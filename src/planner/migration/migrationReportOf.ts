import type { Catalogue } from '../../pricing/catalogue.ts'
import { analyticsReport } from './analyticsReport.ts'
import { burstReport } from './burstReport.ts'
import { carrierOf } from './carrier.ts'
import type { EstateFigures } from './estateFigures.ts'
import type { MigrationReport } from './migrationReport.ts'
import type { Migration } from './migrationSchema.ts'
import { phasedReport } from './phasedReport.ts'
import { recoveryReport } from './recoveryReport.ts'

/** The answer of a migration's template; `estates` has what the drill and the price say of every file that a link names. */
export function migrationReportOf(
  migration: Migration,
  estates: ReadonlyMap<string, EstateFigures>,
  catalogue: Catalogue,
): MigrationReport {
  switch (migration.template) {
    case 'phased':
      return phasedReport(migration, estates, catalogue)
    case 'burst':
      return burstReport(migration, carrierOf(migration.link, estates, catalogue))
    case 'recovery':
      return recoveryReport(migration, carrierOf(migration.link, estates, catalogue))
    case 'analytics':
      return analyticsReport(migration, carrierOf(migration.link, estates, catalogue), catalogue)
  }
}
