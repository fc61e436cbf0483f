import { ESTATE, type Estate, type EstateSource } from './estate.ts'
import { expandNames } from './expandNames.ts'
import { otherKind } from './otherKind.ts'
import { errorAt, type Finding, type Position, type Problem } from './problem.ts'
import { accounts } from './rules/accounts.ts'
import { addressFamilies } from './rules/addressFamilies.ts'
import { alternatives } from './rules/alternatives.ts'
import { connectPeers } from './rules/connectPeers.ts'
import { directConnectRoles } from './rules/directConnectRoles.ts'
import { flowAccounts } from './rules/flowAccounts.ts'
import { hostAddresses } from './rules/hostAddresses.ts'
import { hosting } from './rules/hosting.ts'
import { locationCodes } from './rules/locationCodes.ts'
import { neighbours } from './rules/neighbours.ts'
import { places } from './rules/places.ts'
import { ports } from './rules/ports.ts'
import { quotaNames } from './rules/quotaNames.ts'
import { references } from './rules/references.ts'
import { regionNames } from './rules/regionNames.ts'
import { siteAsns } from './rules/siteAsns.ts'
import { transitBlocks } from './rules/transitBlocks.ts'
import { transitTables } from './rules/transitTables.ts'
import { transitVpcs } from './rules/transitVpcs.ts'
import { uniqueNames } from './rules/uniqueNames.ts'
import { vpnEnds } from './rules/vpnEnds.ts'
import { schemaFindings } from './schemaFindings.ts'
import { nearest, yamlFile } from './yamlFile.ts'

/** Rules over several things at once; each looks at what was written, whether the schema liked all of it or not. */
const RULES: readonly ((file: unknown) => readonly Finding[])[] = [
  references,
  uniqueNames,
  alternatives,
  hostAddresses,
  addressFamilies,
  neighbours,
  siteAsns,
  accounts,
  flowAccounts,
  places,
  regionNames,
  locationCodes,
  ports,
  hosting,
  quotaNames,
  transitTables,
  transitVpcs,
  transitBlocks,
  directConnectRoles,
  vpnEnds,
  connectPeers,
]

/**
 * Reads an estate file. All problems at once, in the order of the file, each with its place; never throws. `estate` is
 * there when no problem is an error.
 */
export function parseEstate(text: string, fileName: string): { estate?: Estate; problems: Problem[] } {
  const file = yamlFile(text, fileName)
  const value = expandNames(file.value)
  if (value === undefined) return { problems: file.problems([]) }
  const other = otherKind(value, 'estate')
  if (other !== undefined) return { problems: file.problems([errorAt([], other)]) }

  const read = ESTATE.safeParse(value)
  const findings = [...(read.success ? [] : schemaFindings(read.error.issues, value)), ...RULES.flatMap(rule => rule(value))]
  const problems = file.problems(findings)
  const source: EstateSource = { file: fileName, positions: file.positions }
  const usable = read.success && problems.every(problem => problem.severity === 'warning')
  return usable ? { estate: { ...read.data, source }, problems } : { problems }
}

/** Where a thing stands in the file the estate was read from, or the nearest thing around it; line 1 without a file. */
export function positionOf(estate: Estate, path: string): Position & { readonly file: string } {
  return estate.source
    ? { file: estate.source.file, ...nearest(estate.source.positions, path) }
    : { file: '', line: 1, column: 1 }
}
